package io.hongyan.server.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Says of every field whether it may be null, as our records say it: what is not {@link Nullable}
 * is required, what is may be null. So a program that reads the document knows what to expect.
 */
final class WhatIsKnown implements GlobalOpenApiCustomizer {

    private final SchemaNames names;

    WhatIsKnown(SchemaNames names) {
        this.names = names;
    }

    @Override
    public void customise(OpenAPI document) {
        var components = document.getComponents();
        if (components == null || components.getSchemas() == null) {
            return;
        }
        components
                .getSchemas()
                .forEach((name, schema) -> recordOf(name).ifPresent(type -> mark(schema, type)));
    }

    private Optional<Class<?>> recordOf(String name) {
        return names.classOf(name)
                .or(() -> isPage(name) ? Optional.of(Page.class) : Optional.empty())
                .filter(Class::isRecord);
    }

    /** A page is named after what it holds: PageParcelRow. */
    private boolean isPage(String name) {
        return name.startsWith("Page") && names.classOf(name.substring(4)).isPresent();
    }

    @SuppressWarnings("rawtypes") // the library's own type of its fields
    private static void mark(Schema<?> schema, Class<?> type) {
        Map<String, Schema> fields = schema.getProperties();
        if (fields == null) {
            return;
        }
        var required = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            var name = component.getName();
            var field = fields.get(name);
            if (field == null) {
                continue;
            }
            if (mayBeNull(component)) {
                fields.put(name, orNull(field));
            } else {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            schema.setRequired(required);
        }
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || component
                        .getAccessor()
                        .getAnnotatedReturnType()
                        .isAnnotationPresent(Nullable.class);
    }

    private static Schema<?> orNull(Schema<?> field) {
        if (field.get$ref() != null) {
            var nothing = new Schema<>();
            nothing.setTypes(new LinkedHashSet<>(List.of("null")));
            var either = new Schema<>();
            either.setAnyOf(List.of(new Schema<>().$ref(field.get$ref()), nothing));
            return either;
        }
        var types = new LinkedHashSet<String>();
        if (field.getTypes() != null) {
            types.addAll(field.getTypes());
        } else if (field.getType() != null) {
            types.add(Objects.requireNonNull(field.getType()));
        }
        if (types.isEmpty()) {
            return field; // anything may stand there
        }
        types.add("null");
        field.setTypes(types);
        return field;
    }
}
