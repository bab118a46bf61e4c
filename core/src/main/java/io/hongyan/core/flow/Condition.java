package io.hongyan.core.flow;

/** A test over the facts, compiled from what the merchant wrote. Pure, and sure to end. */
public interface Condition {

    /** As the merchant wrote it. */
    String text();

    /** False also when a fact that decides is not known. */
    boolean holds(Facts facts);
}
