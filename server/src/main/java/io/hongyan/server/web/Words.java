package io.hongyan.server.web;

import java.util.Arrays;
import java.util.List;

/** Arguments of messages as texts. */
final class Words {

    private Words() {}

    static List<String> texts(Object[] args) {
        return Arrays.stream(args).map(String::valueOf).toList();
    }
}
