package io.hongyan.server.access;

import io.hongyan.server.platform.Database;
import io.hongyan.server.vault.Vault;
import io.hongyan.server.web.Allowed;
import io.hongyan.server.web.Caller;
import io.hongyan.server.web.FieldError;
import io.hongyan.server.web.Problem;
import io.hongyan.server.web.Role;
import io.hongyan.server.web.Unrepeatable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Shows who a person is, to somebody who says why. The row of the audit comes first. */
@RestController
final class PeopleApi {

    private static final int SHOWN_FOR_SECONDS = 60;

    private final Database database;
    private final Vault vault;
    private final Audit audit;

    PeopleApi(Database database, Vault vault, Audit audit) {
        this.database = database;
        this.vault = vault;
        this.audit = audit;
    }

    record Why(@Nullable String reason) {}

    /** In the clear; whoever shows it hides it again after {@code seconds}. */
    record PersonView(String name, String phone, String address, String email, int seconds) {}

    @PostMapping("/api/v1/people/{token}/reveal")
    @Allowed({Role.OPERATOR, Role.SERVICE})
    @Unrepeatable
    ResponseEntity<PersonView> reveal(
            Caller caller, @PathVariable UUID token, @RequestBody Why why) {
        var errors = new ArrayList<FieldError>();
        var reason = Inputs.text("reason", why.reason, 200, errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        var person =
                database.transact(
                        caller.merchant(),
                        c -> {
                            var found = vault.read(c, caller.merchant(), List.of(token)).get(token);
                            if (found == null) {
                                throw Problem.notFound();
                            }
                            audit.record(
                                    c,
                                    caller,
                                    "person.revealed",
                                    "person:" + token,
                                    Map.of("reason", reason));
                            return found;
                        });
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(
                        new PersonView(
                                person.name(),
                                person.phone(),
                                person.address(),
                                person.email(),
                                SHOWN_FOR_SECONDS));
    }
}
