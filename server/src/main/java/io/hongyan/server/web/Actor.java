package io.hongyan.server.web;

/**
 * Who did something, as people are told: a person by his name, a flow by its own, a program by its
 * key's.
 *
 * @param id account, flow or key; empty where there is none
 * @param kind person, flow, key, buyer or system
 */
public record Actor(String id, String name, String kind) {}
