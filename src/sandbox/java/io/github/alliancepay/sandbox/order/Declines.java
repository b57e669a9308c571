package io.github.alliancepay.sandbox.order;

import java.util.List;
import java.util.stream.Stream;

/** A selection of the decline codes of protocol section 13.4. */
final class Declines {
    static final List<ResponseCode> ALL = Stream.of(
                    "1/00", "1/01", "1/02", "1/04", "1/06", "1/09", "1/10", "1/11", "1/15", "1/16", "1/19", "1/21",
                    "1/22", "1/23", "1/65", "1/70", "1/74", "1/76", "1/85", "1/90", "1/91", "2/00", "2/02", "2/08",
                    "2/09", "2/10", "9/02", "9/07", "9/09", "9/10", "9/40", "33/01", "33/13", "33/14", "33/26")
            .map(code -> code.split("/"))
            .map(parts -> ResponseCode.declined(parts[0], parts[1]))
            .toList();

    private Declines() {}
}
