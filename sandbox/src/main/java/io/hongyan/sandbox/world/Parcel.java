package io.hongyan.sandbox.world;

import java.util.List;
import java.util.Optional;

/** A parcel on its way: what has happened to it and what is going to. */
public record Parcel(String number, Carrier carrier, Errand errand, List<Scan> scans, Road road) {

    public Parcel {
        scans = List.copyOf(scans);
    }

    /** For whom it goes, and between which cities (codes). */
    public record Errand(String shop, String order, String person, String from, String to) {}

    /** What is still ahead; nothing of it happens while {@code stalled}. */
    public record Road(List<Step> plan, boolean stalled) {

        public Road {
            plan = List.copyOf(plan);
        }
    }

    public Optional<Scan> last() {
        return scans.isEmpty() ? Optional.empty() : Optional.of(scans.getLast());
    }

    public boolean hasHad(Node node) {
        return scans.stream().anyMatch(scan -> scan.node() == node);
    }

    public boolean hasHadProblem() {
        return scans.stream().anyMatch(scan -> scan.node().isProblem());
    }

    /** Nothing more is expected. */
    public boolean isOver() {
        return last().map(scan -> scan.node().isEnd()).orElse(false);
    }

    Parcel with(List<Scan> happened, Road ahead) {
        return new Parcel(number, carrier, errand, happened, ahead);
    }
}
