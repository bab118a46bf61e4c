package io.hongyan.server.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.support.GenericApplicationContext;

/**
 * What was made by plain Java before the console's context starts. Each is offered under the type
 * it was added with, so a feature's configuration can ask for it as a parameter.
 */
public final class Beans {

    private final Map<Class<?>, Object> made = new LinkedHashMap<>();

    /** Adds one; a type can be added once. */
    public <T> Beans with(Class<T> type, T bean) {
        if (made.putIfAbsent(type, bean) != null) {
            throw new IllegalStateException(type.getSimpleName() + " was added twice");
        }
        return this;
    }

    void registerIn(GenericApplicationContext context) {
        made.forEach((type, bean) -> register(context, type, bean));
    }

    private static <T> void register(
            GenericApplicationContext context, Class<T> type, Object bean) {
        // Whoever made it also closes it: the context must not.
        context.registerBean(
                type.getName(),
                type,
                () -> type.cast(bean),
                definition -> {
                    if (definition
                            instanceof
                            org.springframework.beans.factory.support.AbstractBeanDefinition d) {
                        d.setDestroyMethodName("");
                    }
                });
    }
}
