package io.github.alliancepay.load;

import io.github.alliancepay.sandbox.SandboxControl;
import io.github.alliancepay.sandbox.callback.Callback;
import io.github.alliancepay.sandbox.callback.Delivery;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Those whom a slow bank concerns: shoppers, clerks, and the bank itself. They ask as often as the plugin's pages do. */
final class Traffic {

    /** What the bank sends. */
    static final String CALLBACK = "callback";

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** As the script of the waiting page has them. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(1500);

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int PART = 4;
    private static final int LAST_SOON = 8;
    private static final int GUEST_CONNECTIONS = 50;
    private static final Pattern REFRESH =
            Pattern.compile("http-equiv=\"refresh\" content=\"(\\d+)(?:;\\s*url=([^\"]+))?\"");

    private final Rush rush;
    private final Answers answers;
    private final Map<String, Visitor> owners;
    private final Duration arrival;

    /**
     * @param owners who has started a payment, by its return token; filled here
     * @param arrival the time in which shoppers come, one after another
     */
    Traffic(Rush rush, Answers answers, Map<String, Visitor> owners, Duration arrival) {
        this.rush = rush;
        this.answers = answers;
        this.owners = owners;
        this.arrival = arrival;
    }

    /** One after another presses "pay", and stays on the page that follows until it leads to the bank. */
    void pay(List<Visitor> shoppers) {
        for (int number = 0; number < shoppers.size(); number++) {
            Visitor shopper = shoppers.get(number);
            rush.after(spread(number, shoppers.size(), arrival), () -> pay(shopper));
        }
    }

    private CompletableFuture<?> pay(Visitor shopper) {
        return shopper.post("start", "/alliancepay/checkout/start", Map.of())
                .thenCompose(pressed ->
                        stay(shopper, pressed.headers().firstValue("Location").orElse("/")));
    }

    private CompletableFuture<?> stay(Visitor shopper, String page) {
        owners.put(page.substring(page.lastIndexOf('/') + 1), shopper);
        return shopper.get("open", page)
                .thenAccept(opening -> rush.after(SECOND.dividedBy(3), () -> ask(shopper, page, 1)));
    }

    private CompletableFuture<?> ask(Visitor shopper, String page, int turn) {
        return shopper.get("open state", page + "/state?turn=" + turn).thenAccept(state -> {
            if (state.body().contains("\"OPENING\"")) {
                rush.after(turn < LAST_SOON ? SECOND : SECOND.multipliedBy(3), () -> ask(shopper, page, turn + 1));
            }
        });
    }

    /** One after another comes back from the bank, and waits on the page of a payment that is open. */
    void comeBack(List<String> returnTokens) {
        for (int number = 0; number < returnTokens.size(); number++) {
            String token = returnTokens.get(number);
            Visitor shopper = owners.get(token);
            Duration moment = spread(number, returnTokens.size(), arrival);
            rush.after(moment, () -> shopper.get("return", "/alliancepay/return/" + token));
            watch(moment, () -> shopper.get("status", "/alliancepay/status/" + token));
        }
    }

    /** One guest asks about one payment on fifty connections, with the pauses of fifty waiting pages. */
    void askOnManyConnections(String returnToken) {
        Visitor guest = owners.get(returnToken);
        IntStream.range(0, GUEST_CONNECTIONS)
                .forEach(number -> watch(
                        spread(number, GUEST_CONNECTIONS, PAUSE),
                        () -> guest.get("status of the guest", "/alliancepay/status/" + returnToken)));
    }

    /**
     * As many requests as the others make together while the bank does not answer, each for a page that does nothing. What a stranger feels of
     * them, a shop without the plugin would feel of as many visitors.
     */
    void askForNothing(List<Visitor> shoppers, List<Visitor> clerks) {
        for (int number = 0; number < shoppers.size(); number++) {
            Visitor shopper = shoppers.get(number);
            Supplier<CompletableFuture<?>> empty = () -> shopper.get("nothing", ShopProcess.EmptyPage.PATH);
            Duration moment = spread(number, shoppers.size(), arrival);
            rush.after(moment, () -> empty.get().thenCompose(pressed -> empty.get()));
            rush.repeat(moment.plus(SECOND), turns(), empty);
            rush.after(moment, empty);
            watch(moment, empty);
            watch(spread(number, shoppers.size(), PAUSE), empty);
        }
        clerks.forEach(
                clerk -> rush.repeat(SECOND, () -> SECOND, () -> clerk.get("nothing", ShopProcess.EmptyPage.PATH)));
    }

    /** The pauses of a page that is being opened. */
    private static Supplier<Duration> turns() {
        AtomicInteger turn = new AtomicInteger();
        return () -> turn.incrementAndGet() < LAST_SOON ? SECOND : SECOND.multipliedBy(3);
    }

    private void watch(Duration moment, Supplier<CompletableFuture<?>> question) {
        Instant began = Instant.now().plus(moment);
        rush.repeat(
                moment.plus(FIRST_PAUSE),
                () -> PAUSE.plus(Duration.between(began, Instant.now()).dividedBy(PART)),
                question);
    }

    /** Each opens the refund window of a payment and asks the bank for news, again and again. */
    void workOn(List<String> paths, List<Visitor> clerks) {
        for (int number = 0; number < clerks.size(); number++) {
            Visitor clerk = clerks.get(number);
            String path = paths.get(number);
            rush.repeat(spread(number, clerks.size(), SECOND), () -> SECOND, () -> window(clerk, path));
        }
    }

    private CompletableFuture<?> window(Visitor clerk, String path) {
        return followed("refund window", clerk, () -> clerk.get("admin", path + "/refund"))
                .thenCompose(
                        window -> followed("update", clerk, () -> clerk.post("admin", path + "/update", Map.of())));
    }

    /** Goes where each page leads, until one leads nowhere. The time is that of all of them. */
    private CompletableFuture<HttpResponse<String>> followed(
            String what, Visitor clerk, Supplier<CompletableFuture<HttpResponse<String>>> first) {
        return answers.timed(
                what, () -> first.get().thenCompose(page -> follow(clerk, page)), HttpResponse::statusCode);
    }

    private CompletableFuture<HttpResponse<String>> follow(Visitor clerk, HttpResponse<String> page) {
        String here = page.uri().toString();
        Matcher refresh = REFRESH.matcher(page.body());
        if (page.statusCode() / 100 == 3) {
            String next = page.headers().firstValue("Location").orElse(here);
            return clerk.get("admin", page.uri().resolve(next).toString()).thenCompose(then -> follow(clerk, then));
        }
        if (refresh.find() && !rush.isOver()) {
            String next = refresh.group(2) == null ? here : refresh.group(2).replace("&amp;", "&");
            return later(Integer.parseInt(refresh.group(1)))
                    .thenCompose(
                            now -> clerk.get("admin", page.uri().resolve(next).toString()))
                    .thenCompose(then -> follow(clerk, then));
        }
        return CompletableFuture.completedFuture(page);
    }

    private static CompletableFuture<Void> later(int seconds) {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS, Runnable::run));
    }

    /** The bank tells of payments, four a second. */
    void call(List<Callback> callbacks, SandboxControl bank) {
        for (int number = 0; number < callbacks.size(); number++) {
            String id = callbacks.get(number).id();
            rush.after(
                    Duration.ofMillis(250L * number),
                    () -> answers.timed(
                            CALLBACK, () -> CompletableFuture.completedFuture(bank.resend(id)), Delivery::status));
        }
    }

    private static Duration spread(int number, int count, Duration period) {
        return period.multipliedBy(number).dividedBy(count);
    }
}
