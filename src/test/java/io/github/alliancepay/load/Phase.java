package io.github.alliancepay.load;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A while of the run, and what was seen in it.
 *
 * @param name what the bank did, or that it was quiet
 * @param asked how often the bank was asked
 * @param still whether no connection was out at its end, when nobody but the bank was waited for
 */
public record Phase(String name, List<Answer> answers, PoolFigures pool, int asked, boolean still)
        implements Serializable {

    private static final Set<Integer> SOUND = Set.of(200, 302, 303, 503);

    /** The same phase, in which others have seen this. */
    Phase with(List<Answer> more) {
        return new Phase(name, Stream.concat(answers.stream(), more.stream()).toList(), pool, asked, still);
    }

    /** The times of the answers about one thing. */
    Times times(String what) {
        return Times.of(
                answers.stream().filter(answer -> answer.what().equals(what)).map(Answer::time));
    }

    /** What was asked for. */
    Set<String> questions() {
        return answers.stream().map(Answer::what).collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many answers there were of each kind: {@code cart 200=60}. */
    Map<String, Long> kinds() {
        return answers.stream()
                .collect(Collectors.groupingBy(
                        answer -> answer.what() + " " + answer.status(), TreeMap::new, Collectors.counting()));
    }

    /** Answers that no page of a sound shop gives: an error, or none. A page that says that the bank is away has the status 503. */
    List<Answer> failures() {
        return answers.stream()
                .filter(answer -> !SOUND.contains(answer.status()))
                .toList();
    }
}
