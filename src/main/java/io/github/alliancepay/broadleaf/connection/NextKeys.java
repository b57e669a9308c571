package io.github.alliancepay.broadleaf.connection;

import java.util.List;
import java.util.Optional;

/**
 * The next keys of all terminals whose present key is in a file. Safe for use by many threads.
 *
 * @param all one for each such file, the default terminal's first
 */
public record NextKeys(List<NextKey> all) {

    public NextKeys {
        all = List.copyOf(all);
    }

    /** The one of a terminal; empty when that has none. */
    public Optional<NextKey> of(String terminal) {
        return all.stream().filter(key -> key.terminal().equals(terminal)).findFirst();
    }
}
