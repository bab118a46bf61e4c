package io.hongyan.sandbox.world;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** The map: all places, and which of them are hubs. */
public final class Cities {

    private static final Set<String> HUBS =
            Set.of(
                    "上海", "杭州", "南京", "合肥", "广州", "东莞", "北京", "天津", "武汉", "长沙", "成都", "重庆", "西安",
                    "郑州", "济南", "青岛", "沈阳", "长春", "哈尔滨", "石家庄", "太原", "南昌", "福州", "厦门", "南宁", "昆明",
                    "贵阳", "兰州", "乌鲁木齐", "海口", "呼和浩特", "银川", "西宁", "拉萨");

    private final Map<String, City> byCode = new LinkedHashMap<>();
    private final List<City> all;
    private final List<City> hubs;

    public Cities() {
        for (var line :
                Resource.lines("cities.csv").subList(1, Resource.lines("cities.csv").size())) {
            var cell = line.split(",", -1);
            var districts = cell[6].isEmpty() ? List.of("城区") : List.of(cell[6].split("\\|", -1));
            var ground =
                    new City.Ground(
                            Double.parseDouble(cell[4]), Double.parseDouble(cell[5]), districts);
            byCode.put(cell[0], new City(cell[0], cell[1], cell[2], cell[3], ground));
        }
        all = List.copyOf(byCode.values());
        hubs = all.stream().filter(city -> HUBS.contains(city.shortName())).toList();
    }

    public List<City> all() {
        return all;
    }

    public City get(String code) {
        var city = byCode.get(code);
        if (city == null) {
            throw new IllegalArgumentException("no city has the code " + code);
        }
        return city;
    }

    /** By its full name, as scans tell it. */
    public Optional<City> named(String name) {
        return all.stream().filter(city -> city.name().equals(name)).findFirst();
    }

    City any(SplittableRandom dice) {
        return all.get(dice.nextInt(all.size()));
    }

    City hubFor(City city) {
        return nearestHub(city, city);
    }

    /** The hub nearest to {@code from}; of equals the one nearer to {@code towards}. */
    private City nearestHub(City from, City towards) {
        return hubs.stream()
                .min(
                        Comparator.comparingDouble((City hub) -> hub.distanceTo(from))
                                .thenComparingDouble(hub -> hub.distanceTo(towards)))
                .orElseThrow();
    }

    /** A hub about half way, for long lanes. */
    City midway(City from, City to) {
        return hubs.stream()
                .filter(hub -> !hub.equals(from) && !hub.equals(to))
                .min(Comparator.comparingDouble(hub -> detour(from, hub, to)))
                .orElseThrow();
    }

    private static double detour(City from, City hub, City to) {
        var there = from.distanceTo(hub);
        var on = hub.distanceTo(to);
        return there + on + Math.abs(there - on) * 0.5;
    }
}
