package io.hongyan.server.access;

import io.hongyan.server.access.SecondFactors.Owner;
import io.hongyan.server.platform.Database;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import io.hongyan.server.web.Unrepeatable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A second factor for one's own login, by an authenticator app. */
@RestController
@RequestMapping("/api/v1")
final class SecondFactorApi {

    private static final Duration SPAN = Duration.ofMinutes(15);
    private static final int TRIES = 10;

    private final Database database;
    private final SecondFactors factors;
    private final Attempts attempts;
    private final Audit audit;

    SecondFactorApi(Database database, SecondFactors factors, Attempts attempts, Audit audit) {
        this.database = database;
        this.factors = factors;
        this.attempts = attempts;
        this.audit = audit;
    }

    /** The secret as it is typed, and as a QR code holds it. */
    record OfferView(String secret, String uri) {

        @Override
        public String toString() {
            return "OfferView[…]";
        }
    }

    record CodeForm(@Nullable String code) {

        @Override
        public String toString() {
            return "CodeForm[…]";
        }
    }

    /** Shown this once; each lets in once without the app. */
    record RecoveryView(List<String> recovery) {

        @Override
        public String toString() {
            return "RecoveryView[…]";
        }
    }

    @PostMapping("/session/second-factor")
    @Allowed
    @Unrepeatable
    OfferView offer(Caller caller) {
        var owner = ownerOf(caller);
        var secret =
                database.transact(caller.merchant(), c -> factors.offer(c, owner))
                        .orElseThrow(() -> Problem.of(409, "second_factor.on"));
        var typed = Totp.base32(secret);
        var label = URLEncoder.encode(caller.name(), StandardCharsets.UTF_8);
        return new OfferView(
                typed, "otpauth://totp/Hongyan:" + label + "?secret=" + typed + "&issuer=Hongyan");
    }

    @PostMapping("/session/second-factor/confirm")
    @Allowed
    @Unrepeatable
    RecoveryView confirm(Caller caller, @RequestBody CodeForm form) {
        var owner = ownerOf(caller);
        var code = codeOf(caller, form);
        var codes =
                database.transact(
                        caller.merchant(),
                        c -> {
                            var made = factors.confirm(c, owner, code);
                            if (made.isPresent()) {
                                note(c, caller, "second_factor.began", owner.account());
                            }
                            return made;
                        });
        return new RecoveryView(
                codes.orElseThrow(() -> Problem.invalid("code", "second_factor.code")));
    }

    @PostMapping("/session/second-factor/remove")
    @Allowed
    @Unrepeatable
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @RequestBody CodeForm form) {
        var owner = ownerOf(caller);
        var code = codeOf(caller, form);
        var done =
                database.transact(
                        caller.merchant(),
                        c -> {
                            if (!factors.isRight(c, owner, code)) {
                                return false;
                            }
                            note(c, caller, "second_factor.ended", owner.account());
                            return factors.remove(c, owner);
                        });
        if (!done) {
            throw Problem.invalid("code", "second_factor.code");
        }
    }

    /** For somebody who has lost his phone and his codes. */
    @DeleteMapping("/accounts/{id}/second-factor")
    @Allowed(Role.OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeOf(Caller caller, @PathVariable UUID id) {
        database.transact(
                caller.merchant(),
                c -> {
                    if (!factors.remove(c, new Owner(caller.merchant(), id))) {
                        throw Problem.notFound();
                    }
                    note(c, caller, "second_factor.ended", id);
                    return true;
                });
    }

    private void note(java.sql.Connection c, Caller caller, String kind, UUID account)
            throws java.sql.SQLException {
        audit.record(c, caller, kind, "account:" + account, Map.of());
    }

    private static Owner ownerOf(Caller caller) {
        var account = caller.account();
        if (account == null) {
            throw Problem.of(403, "session.only");
        }
        return new Owner(caller.merchant(), account);
    }

    private String codeOf(Caller caller, CodeForm form) {
        var code = form.code;
        if (code == null || code.isBlank() || code.length() > 40) {
            throw Problem.invalid("code", "required");
        }
        if (!attempts.take("second factor " + caller.account(), TRIES, SPAN)) {
            throw Problem.of(429, "login.too_many");
        }
        return code;
    }
}
