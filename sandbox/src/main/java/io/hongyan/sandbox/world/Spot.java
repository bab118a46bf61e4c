package io.hongyan.sandbox.world;

/**
 * Where a scan happens: the city's full name, the site, the site it goes to (or the locker or store
 * it is put in), and the courier with his phone. Empty where there is none.
 */
public record Spot(String city, String place, String next, String courier, String phone) {}
