package io.hongyan.server.web;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the API describes itself at {@code /api/v1/openapi.json}. */
@Configuration(proxyBeanMethods = false)
public class ApiDocument {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, Paging.class, Language.class)
                .replaceWithSchema(JsonNode.class, free())
                .replaceWithSchema(ObjectNode.class, free())
                .replaceWithSchema(
                        java.time.Instant.class,
                        new StringSchema()
                                .format("date-time")
                                .example("2026-11-22T10:00:00+08:00"));
    }

    private static io.swagger.v3.oas.models.media.Schema<?> free() {
        return new ObjectSchema().additionalProperties(true);
    }

    @Bean
    SchemaNames schemaNames() {
        return new SchemaNames();
    }

    @Bean
    ModelResolver apiModelResolver(ObjectMapperProvider mapper, SchemaNames names) {
        return new ModelResolver(mapper.jsonMapper(), names).openapi31(true);
    }

    @Bean
    WhatIsKnown whatIsKnown(SchemaNames names) {
        return new WhatIsKnown(names);
    }

    @Bean
    OperationCustomizer pagingInTheApiDocument() {
        return new PagingParameters();
    }
}
