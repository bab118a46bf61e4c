package io.hongyan.core.flow;

/** What a fact is made of. */
public enum FieldType {
    TEXT,
    /** A whole number. */
    WHOLE,
    /** Whole fen. */
    MONEY,
    TRUTH,
    TIME,
    /** A list of texts. */
    TEXTS
}
