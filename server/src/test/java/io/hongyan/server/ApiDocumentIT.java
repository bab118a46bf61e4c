package io.hongyan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the API says of itself, over all features. */
class ApiDocumentIT {

    static WholeProgram program;
    static JsonNode document;

    @BeforeAll
    static void start() {
        program = WholeProgram.start();
        document = program.asNobody("GET", "/api/v1/openapi.json").send().json();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void everyCallDescribesWhatItAnswers() {
        var silent = new ArrayList<String>();
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(call -> {
                                    if (!answers(call.getValue().path("responses"))) {
                                        silent.add(call.getKey() + " " + path.getKey());
                                    }
                                }));

        assertThat(silent).isEmpty();
        assertThat(document.path("paths").size()).isGreaterThan(60);
    }

    /** A 2xx with a described body, or one that has none: 204, or 202 without a body. */
    private static boolean answers(JsonNode responses) {
        var good = false;
        for (var one : responses.properties()) {
            var content = one.getValue().path("content");
            if (one.getKey().equals("204") || one.getKey().equals("202") && content.isEmpty()) {
                return true;
            }
            if (one.getKey().startsWith("2")) {
                good = !content.isEmpty();
                for (var body : content) {
                    good &= !body.path("schema").isEmpty();
                }
            }
        }
        return good;
    }

    @Test
    void everyNameThatIsPointedAtIsThereAndNoTwoShapesShareOne() throws Exception {
        var pointed = new TreeSet<String>();
        pointers(document, pointed);
        var there = new TreeSet<String>();
        document.path("components").path("schemas").propertyNames().forEach(there::add);

        assertThat(there).containsAll(pointed);
        assertThat(there)
                .contains("ParcelView", "PageParcelRow", "DeskTicketView", "TicketView", "Actor");
        var names = Class.forName("io.hongyan.server.web.SchemaNames");
        var collisions = names.getDeclaredMethod("collisions");
        collisions.setAccessible(true);
        assertThat((Set<?>) collisions.invoke(program.bean(names))).isEmpty();
    }

    private static void pointers(JsonNode json, Set<String> found) {
        var pointer = json.path("$ref").asString("");
        if (!pointer.isEmpty()) {
            found.add(pointer.substring(pointer.lastIndexOf('/') + 1));
        }
        json.forEach(child -> pointers(child, found));
    }

    @Test
    void theParcelsPageIsDescribedField() {
        var parcel = document.path("components").path("schemas").path("ParcelView");

        assertThat(parcel.path("properties").propertyNames())
                .contains("number", "status", "milestones", "events", "order", "actions");
    }

    @Test
    void everyFieldSaysWhetherItMayBeNull() {
        var row = document.path("components").path("schemas").path("ParcelRow");
        var required = new TreeSet<String>();
        row.path("required").forEach(one -> required.add(one.asString()));

        assertThat(required).contains("id", "number", "status").doesNotContain("orderNumber");
        assertThat(row.at("/properties/orderNumber/type").toString()).contains("null");
        assertThat(row.at("/properties/estimate/anyOf").toString())
                .contains("Estimate")
                .contains("null");
        var page = document.path("components").path("schemas").path("PageParcelRow");
        assertThat(page.path("required").toString()).contains("items").doesNotContain("next");
        assertThat(page.at("/properties/next/type").toString()).contains("null");
    }
}
