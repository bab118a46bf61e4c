package io.hongyan.server;

import io.hongyan.server.access.Accounts;
import io.hongyan.server.access.ApiKeys;
import io.hongyan.server.aftersale.PayingWay;
import io.hongyan.server.connection.Connections;
import io.hongyan.server.flow.BuiltInFlows;
import io.hongyan.server.flow.Conditions;
import io.hongyan.server.merchant.Merchants;
import io.hongyan.server.platform.ConfigurationProblem;
import io.hongyan.server.platform.Launch;
import io.hongyan.server.platform.Secrets;
import io.hongyan.server.web.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The demo: a merchant with shops and connections, and a world that moves his parcels. */
final class Demo {

    private static final String MERCHANT = "yanxing";

    private Demo() {}

    static int untilStopped(Launch given, PrintStream out) {
        var port = given.port(Launch.Setting.SANDBOX_PORT);
        var world = URI.create("http://127.0.0.1:" + port);
        var launch =
                given.with(Launch.Setting.PROVIDERS, world.toString())
                        .with(
                                Launch.Setting.ALLOW_HOSTS,
                                "127.0.0.1:" + port + ",127.0.0.1:" + (port + 1));
        var parcels = DemoHistory.asked(given.rest());
        var serving = Serving.start(launch, world);
        var password = password(launch);
        var seeded = seed(serving, launch, password, world);
        if (seeded.isNew()) {
            history(serving, seeded.merchant(), parcels);
        }
        new WorldLink(world).introduce(serving, launch, seeded.merchant());
        greet(out, launch, world, password);
        return Serving.awaitStop(serving);
    }

    private static String password(Launch launch) {
        return launch.find(Launch.Setting.DEMO_PASSWORD)
                .orElseGet(() -> {
                    try {
                        var file = launch.data().resolve("secrets/demo-password");
                        return Secrets.readOrMake(file).substring(0, 10);
                    } catch (IOException e) {
                        throw new ConfigurationProblem(
                                "The data folder can't be written: " + e.getMessage(), e);
                    }
                });
    }

    private record Seeded(UUID merchant, boolean isNew) {}

    private static void history(Serving serving, UUID merchant, int parcels) {
        var foundation = serving.machine().foundation();
        var sms =
                serving.machine().connections().all(merchant).stream()
                        .filter(one -> one.connector().equals("aliyun-sms"))
                        .findFirst();
        if (sms.isPresent()) {
            new DemoHistory(
                            foundation.vault(),
                            merchant,
                            sms.get().id(),
                            foundation.world().instant())
                    .write(foundation.owner(), parcels);
        }
    }

    /** The demo merchant; made on the first start, found on the next. */
    private static Seeded seed(Serving serving, Launch launch, String password, URI world) {
        var database = serving.machine().foundation().database();
        var known = database.system(c -> DemoMerchant.find(c, MERCHANT));
        if (known.isPresent()) {
            return new Seeded(known.get(), false);
        }
        var merchant =
                database.system(c -> {
                    var made = serving.bean(Merchants.class).create(c, MERCHANT, "雁行优选").id();
                    for (var login : logins(password)) {
                        serving.bean(Accounts.class).put(c, made, login);
                    }
                    serving.bean(ApiKeys.class)
                            .put(
                                    c,
                                    made,
                                    "demo",
                                    launch.find(Launch.Setting.API_KEY).orElseGet(ApiKeys::fresh),
                                    Set.of(Role.OWNER));
                    new BuiltInFlows(new Conditions())
                            .install(
                                    c,
                                    made,
                                    true,
                                    serving.machine().foundation().world().instant());
                    PayingWay.payOut(
                            c, made, "demo", serving.machine().foundation().world().instant());
                    return made;
                });
        database.transact(
                merchant,
                c -> {
                    DemoMerchant.nameShops(c, merchant);
                    return merchant;
                });
        DemoMerchant.connections(world)
                .forEach((connector, settings) -> connect(serving, merchant, connector, settings));
        return new Seeded(merchant, true);
    }

    private static void connect(
            Serving serving, UUID merchant, String connector, Map<String, String> settings) {
        if (serving.machine().foundation().connectors().findCard(connector).isPresent()) {
            serving.bean(Connections.class).put(merchant, connector, connector, settings);
        }
    }

    private static List<Accounts.NewAccount> logins(String password) {
        return List.of(
                new Accounts.NewAccount("operator@demo", "李运营", password, Set.of(Role.OPERATOR)),
                new Accounts.NewAccount("service@demo", "王客服", password, Set.of(Role.SERVICE)),
                new Accounts.NewAccount("approver@demo", "赵审批", password, Set.of(Role.APPROVER)),
                new Accounts.NewAccount("owner@demo", "钱老板", password, Set.of(Role.OWNER)));
    }

    private static void greet(PrintStream out, Launch launch, URI world, String password) {
        out.println();
        out.println("  鸿雁 Hongyan is ready.");
        out.println("  Console   " + Serving.publicUrl(launch) + "   operator@demo / " + password);
        out.println("            (also service@demo, approver@demo, owner@demo)");
        out.println("  World     " + world + "   the outside: clock, faults, the buyer's phone");
        launch.find(Launch.Setting.API_KEY).ifPresent(key -> out.println("  API key   " + key));
        out.println();
        out.println("  Look first: open the world, set the clock to ×600, press 破损 on a parcel,");
        out.println("  then watch the phone there and 包裹 and 售后 in the console.");
        out.println();
    }
}
