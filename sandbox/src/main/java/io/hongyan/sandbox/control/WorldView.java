package io.hongyan.sandbox.control;

import io.hongyan.sandbox.provider.Fault;
import io.hongyan.sandbox.provider.Message;
import io.hongyan.sandbox.provider.Push;
import io.hongyan.sandbox.wire.Json;
import io.hongyan.sandbox.world.Beijing;
import io.hongyan.sandbox.world.Cities;
import io.hongyan.sandbox.world.City;
import io.hongyan.sandbox.world.Parcel;
import io.hongyan.sandbox.world.Person;
import io.hongyan.sandbox.world.Scan;
import io.hongyan.sandbox.world.World;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows the world's things as JSON, the same for scripts and for the page. */
final class WorldView {

    private final World world;
    private final Cities cities;

    WorldView(World world, Cities cities) {
        this.world = world;
        this.cities = cities;
    }

    ObjectNode clock() {
        var clock = world.clock();
        var view = Json.object().put("now", Beijing.iso(world.now()));
        view.put("speed", clock.speed()).put("paused", clock.paused());
        var origin = world.origin();
        view.put("seed", origin.seed()).put("scenario", origin.scenario());
        view.put("startedAt", Beijing.iso(origin.start())).put("due", world.tasksWaiting());
        world.nextTask().ifPresent(task -> view.put("next", Beijing.iso(task.at())));
        return view;
    }

    ObjectNode parcel(Parcel parcel, boolean whole) {
        var view = Json.object().put("number", parcel.number());
        view.put("carrier", parcel.carrier().name()).put("carrierName", parcel.carrier().title());
        view.put("shop", parcel.errand().shop()).put("order", parcel.errand().order());
        var buyer = world.people().get(parcel.errand().person());
        view.put("phone", buyer.map(Person::phone).orElse(""));
        view.put("buyer", buyer.map(Person::name).orElse(""));
        view.set("from", place(parcel.errand().from()));
        view.set("to", place(parcel.errand().to()));
        view.put("node", parcel.last().map(s -> s.node().name()).orElse("NEW"));
        view.put("city", parcel.last().map(s -> s.spot().city()).orElse(""));
        view.put("stalled", parcel.road().stalled()).put("over", parcel.isOver());
        view.put("problem", parcel.hasHadProblem()).put("scans", parcel.scans().size());
        parcel.last().ifPresent(s -> view.put("at", Beijing.iso(s.at())).put("text", s.text()));
        if (!parcel.road().plan().isEmpty()) {
            var next = parcel.road().plan().getFirst();
            view.putObject("next")
                    .put("at", Beijing.iso(next.at()))
                    .put("node", next.node().name())
                    .put("city", next.spot().city());
        }
        leg(parcel, view);
        if (whole) {
            var events = view.putArray("events");
            parcel.scans().forEach(scan -> events.add(scan(scan)));
        }
        return view;
    }

    ObjectNode person(Person person, long messages) {
        var view = Json.object().put("id", person.id()).put("name", person.name());
        view.put("phone", person.phone()).put("openid", person.reach().openid());
        view.put("wecom", person.reach().wecom()).put("email", person.reach().email());
        view.put("address", person.home().address()).put("messages", messages);
        return view;
    }

    ObjectNode message(Message message) {
        var view = Json.object().put("id", message.id()).put("channel", message.channel());
        view.put("title", message.content().title()).put("text", message.content().text());
        view.put("at", Beijing.iso(message.at())).put("key", message.content().key());
        view.put("template", message.content().template()).put("to", message.content().to());
        return view;
    }

    ObjectNode fault(Fault fault) {
        return Json.object()
                .put("id", fault.id())
                .put("provider", fault.provider())
                .put("kind", fault.kind().wire())
                .put("share", fault.share())
                .put("until", Beijing.iso(fault.until()));
    }

    ObjectNode push(Push push) {
        var view = Json.object().put("id", push.id()).put("provider", push.provider());
        view.put("number", push.about()).put("url", push.letter().url());
        view.put("body", push.letter().body()).put("state", push.fate().state().name());
        view.put("tries", push.fate().tries()).put("answer", push.fate().answer());
        return view.put("at", Beijing.iso(push.fate().at()));
    }

    /** Between which two points it is now, and since and until when. */
    private void leg(Parcel parcel, ObjectNode view) {
        var last = parcel.last().orElse(null);
        if (last == null) {
            return;
        }
        var here = cities.named(last.spot().city()).orElse(cities.get(parcel.errand().from()));
        var plan = parcel.road().plan();
        var leg = view.putObject("leg").put("start", Beijing.iso(last.at()));
        point(leg.putArray("from"), here);
        if (plan.isEmpty() || parcel.road().stalled()) {
            point(leg.putArray("to"), here);
            leg.put("end", Beijing.iso(last.at()));
            return;
        }
        var next = plan.getFirst();
        point(leg.putArray("to"), cities.named(next.spot().city()).orElse(here));
        leg.put("end", Beijing.iso(next.at()));
    }

    private static void point(ArrayNode into, City city) {
        into.add(city.ground().lon()).add(city.ground().lat());
    }

    private ObjectNode place(String code) {
        var city = cities.get(code);
        return Json.object()
                .put("code", code)
                .put("name", city.name())
                .put("lon", city.ground().lon())
                .put("lat", city.ground().lat());
    }

    private static ObjectNode scan(Scan scan) {
        return Json.object()
                .put("at", Beijing.iso(scan.at()))
                .put("node", scan.node().name())
                .put("city", scan.spot().city())
                .put("place", scan.spot().place())
                .put("text", scan.text());
    }
}
