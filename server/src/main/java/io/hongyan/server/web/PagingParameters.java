package io.hongyan.server.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** Writes {@code limit} and {@code after} into the API document of every paged list. */
final class PagingParameters implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var paged =
                Arrays.stream(method.getMethodParameters())
                        .map(MethodParameter::getParameterType)
                        .anyMatch(type -> type == Paging.class);
        if (paged) {
            operation.addParametersItem(
                    new QueryParameter()
                            .name("limit")
                            .description("rows of a page, 1 to " + Paging.MOST)
                            .schema(new IntegerSchema()));
            operation.addParametersItem(
                    new QueryParameter()
                            .name("after")
                            .description("the last page's `next`")
                            .schema(new StringSchema()));
        }
        return operation;
    }
}
