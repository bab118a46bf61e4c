package io.hongyan.server.action;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who carries out which kind of action. A kind without a handler waits for one. */
public final class Handlers {

    private final Map<String, ActionHandler> byKind;

    public Handlers(List<? extends ActionHandler> handlers) {
        byKind =
                handlers.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        ActionHandler::kind, Function.<ActionHandler>identity()));
    }

    public Set<String> kinds() {
        return byKind.keySet();
    }

    ActionHandler of(StoredAction action) {
        var handler = byKind.get(action.kind());
        if (handler == null) {
            throw new IllegalStateException("nobody carries out " + action.kind());
        }
        return handler;
    }
}
