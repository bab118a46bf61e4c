package io.hongyan.server.action;

/** Hears how every try ended: for metrics. */
@FunctionalInterface
interface Trace {

    void tried(StoredAction action, String outcome);
}
