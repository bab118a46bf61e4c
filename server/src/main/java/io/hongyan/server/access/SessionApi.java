package io.hongyan.server.access;

import io.hongyan.server.merchant.Merchant;
import io.hongyan.server.merchant.Merchants;
import io.hongyan.server.platform.Database;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Open;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import io.hongyan.server.web.Unrepeatable;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Logging in and out of the console. */
@RestController
@RequestMapping("/api/v1/session")
final class SessionApi {

    private final Doorman doorman;
    private final Database database;
    private final Merchants merchants;
    private final SecondFactors factors;

    SessionApi(Doorman doorman, Database database, Merchants merchants, SecondFactors factors) {
        this.factors = factors;
        this.doorman = doorman;
        this.database = database;
        this.merchants = merchants;
    }

    /** The code only where a second factor is on: of the app, or a recovery code. */
    record Credentials(@Nullable String user, @Nullable String password, @Nullable String code) {

        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }

    record SessionView(UserView user, MerchantView merchant, @Nullable String csrf) {}

    /**
     * Who is logged in.
     *
     * @param secondFactor true when his login asks for a code too
     */
    record UserView(
            @Nullable UUID id,
            String name,
            String displayName,
            String role,
            List<String> roles,
            boolean secondFactor) {}

    record MerchantView(UUID id, String code, String name) {}

    @PostMapping
    @Open
    @Unrepeatable
    ResponseEntity<SessionView> login(
            @RequestBody Credentials credentials, HttpServletRequest request) {
        var user = credentials.user;
        var password = credentials.password;
        if (user == null || user.isBlank() || user.length() > 200) {
            throw Problem.invalid("user", "required");
        }
        if (password == null || password.isEmpty()) {
            throw Problem.invalid("password", "required");
        }
        var agent = request.getHeader(HttpHeaders.USER_AGENT);
        var device = new SessionStore.Device(agent == null ? "" : agent, request.getRemoteAddr());
        var code = credentials.code == null ? "" : credentials.code;
        return switch (doorman.login(new Doorman.Knock(user, password, code, device))) {
            case Doorman.Login.Welcome(var token, var caller) ->
                    ResponseEntity.ok()
                            .header(HttpHeaders.SET_COOKIE, cookie(token, request, false))
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .body(view(caller, Doorman.csrfOf(token)));
            case Doorman.Login.Wrong() -> throw Problem.of(401, "login");
            case Doorman.Login.CodeNeeded(var wrong) ->
                    throw Problem.of(401, wrong ? "login.code_wrong" : "login.code")
                            .with("secondFactor", true);
            case Doorman.Login.TooMany() -> throw Problem.of(429, "login.too_many");
        };
    }

    @GetMapping
    @Allowed
    ResponseEntity<SessionView> current(Caller caller, HttpServletRequest request) {
        var token = caller.account() == null ? null : WhoFilter.sessionOf(request).orElse(null);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(view(caller, token == null ? null : Doorman.csrfOf(token)));
    }

    @DeleteMapping
    @Open
    @ApiResponse(responseCode = "204", description = "done")
    ResponseEntity<Void> logout(HttpServletRequest request) {
        WhoFilter.sessionOf(request).ifPresent(doorman::logout);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie("", request, true))
                .build();
    }

    private record Held(Optional<Merchant> merchant, boolean secondFactor, String name) {}

    private SessionView view(Caller caller, @Nullable String csrf) {
        var account = caller.account();
        var held =
                database.transact(
                        caller.merchant(),
                        c ->
                                new Held(
                                        merchants.find(c, caller.merchant()),
                                        account != null
                                                && factors.isOn(
                                                        c,
                                                        new SecondFactors.Owner(
                                                                caller.merchant(), account)),
                                        account == null
                                                ? caller.name()
                                                : AccountStore.find(c, caller.merchant(), account)
                                                        .map(AccountStore.Account::name)
                                                        .orElse(caller.name())));
        var merchant = held.merchant.orElseThrow(Problem::notFound);
        var roles = caller.roles().stream().sorted().map(Role::wireName).toList();
        return new SessionView(
                new UserView(
                        caller.account(),
                        caller.name(),
                        held.name,
                        roles.isEmpty() ? "" : roles.getFirst(),
                        roles,
                        held.secondFactor),
                new MerchantView(merchant.id(), merchant.code(), merchant.name()),
                csrf);
    }

    private static String cookie(String token, HttpServletRequest request, boolean ended) {
        return ResponseCookie.from(WhoFilter.COOKIE, token)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .path("/")
                .maxAge(ended ? Duration.ZERO : Duration.ofDays(7))
                .build()
                .toString();
    }
}
