package io.hongyan.sandbox.world;

import java.util.List;

/** One of the 338 places. */
public record City(String code, String name, String shortName, String province, Ground ground) {

    /** Where it lies, in degrees, and some of its districts. */
    public record Ground(double lon, double lat, List<String> districts) {

        public Ground {
            districts = List.copyOf(districts);
        }
    }

    /** Kilometres as the crow flies. */
    double distanceTo(City other) {
        var north = Math.toRadians(other.ground.lat - ground.lat) / 2;
        var east = Math.toRadians(other.ground.lon - ground.lon) / 2;
        var here = Math.cos(Math.toRadians(ground.lat));
        var there = Math.cos(Math.toRadians(other.ground.lat));
        var half =
                Math.sin(north) * Math.sin(north) + here * there * Math.sin(east) * Math.sin(east);
        return 2 * 6371 * Math.asin(Math.sqrt(half));
    }
}
