package io.hongyan.server.access;

import io.hongyan.server.web.FieldError;
import io.hongyan.server.web.Open;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Unrepeatable;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes the form behind the {@link SetupLink}. */
@RestController
final class SetupApi {

    private final SetupLink link;

    SetupApi(SetupLink link) {
        this.link = link;
    }

    record FirstAccount(
            @Nullable String merchantCode,
            @Nullable String merchantName,
            @Nullable String user,
            @Nullable String password) {

        @Override
        public String toString() {
            return "FirstAccount[…]";
        }
    }

    @PostMapping("/api/v1/setup/{token}")
    @Open
    @Unrepeatable
    @ApiResponse(responseCode = "204", description = "done")
    ResponseEntity<Void> setUp(@PathVariable String token, @RequestBody FirstAccount first) {
        var errors = new ArrayList<FieldError>();
        var code = Inputs.matching("merchantCode", first.merchantCode, "[a-z0-9-]{2,40}", errors);
        var name = Inputs.text("merchantName", first.merchantName, 100, errors);
        var user = Inputs.matching("user", first.user, "[^\\s@]{1,100}@[^\\s@]{1,100}", errors);
        var password = Inputs.password("password", first.password, errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        var owner = new Accounts.NewAccount(user, user, password, Set.of());
        if (!link.use(token, code, name, owner)) {
            throw Problem.of(410, "setup.gone");
        }
        return ResponseEntity.noContent().build();
    }
}
