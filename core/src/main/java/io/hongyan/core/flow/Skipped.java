package io.hongyan.core.flow;

/**
 * Something that was not done, for the dry run and the receipts.
 *
 * @param step the step's id; empty when the flow did not start
 * @param detail what exactly, for example the condition; may be empty
 */
public record Skipped(String flow, String occurrence, String step, Why why, String detail) {}
