package io.hongyan.server.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what failed before or outside of a call, for example a refused address. */
@RestController
@Open
final class LastResort implements ErrorController {

    private final ProblemWriter writer;

    LastResort(ProblemWriter writer) {
        this.writer = writer;
    }

    @RequestMapping("/error")
    @io.swagger.v3.oas.annotations.Hidden
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? code
                        : 404;
        writer.write(Problem.of(status, "status." + status), request, response);
    }
}
