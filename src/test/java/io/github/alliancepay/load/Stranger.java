package io.github.alliancepay.load;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody who buys nothing and takes the times: opens the home page and the cart, each seventeen times a second, however late the answers
 * come. Has a browser of its own, whose answers wait behind those of nobody else.
 */
final class Stranger {

    static final String HOME = "home";
    static final String CART = "cart";

    /** The same pages again, without the beginning of the visit, in which all others arrive. */
    static final String LATER = ", later";

    private static final int BEGINNING = 3;

    private static final Duration PAUSE = Duration.ofMillis(60);

    private final Answers answers = new Answers();
    private final Visitor visitor;

    /** @param shop the address */
    Stranger(String shop) {
        visitor = new Visitor(HttpClient.newHttpClient(), shop, answers);
        visitor.fillCart().join();
    }

    /** Visits the shop for a while and returns all answers. */
    List<Answer> visit(Duration length) {
        answers.take();
        try (Rush rush = new Rush()) {
            for (long page = 0; page < length.dividedBy(PAUSE); page++) {
                Duration delay = PAUSE.multipliedBy(page);
                rush.after(delay, () -> visitor.get(HOME, "/"));
                rush.after(delay.plus(PAUSE.dividedBy(2)), () -> visitor.get(CART, "/cart"));
            }
            rush.last(length);
            rush.awaitAnswers();
        }
        return withLater(answers.take());
    }

    /** The part of a visit in which the others arrive: its first third. */
    static Duration beginning(Duration visit) {
        return visit.dividedBy(BEGINNING);
    }

    private static List<Answer> withLater(List<Answer> all) {
        Stream<Answer> later = all.stream()
                .skip(all.size() / BEGINNING)
                .map(answer -> new Answer(answer.what() + LATER, answer.status(), answer.time()));
        return Stream.concat(all.stream(), later).toList();
    }
}
