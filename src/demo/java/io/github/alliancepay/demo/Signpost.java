package io.github.alliancepay.demo;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints what to click once the store is open. */
@Component
class Signpost {

    private final ServletWebServerApplicationContext context;
    private final ObjectProvider<Sign> others;

    Signpost(ServletWebServerApplicationContext context, ObjectProvider<Sign> others) {
        this.context = context;
        this.others = others;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        System.out.println(text(
                Sign.to("Store", "http://localhost:" + context.getWebServer().getPort())
                        .saying("fill a cart, check out, choose AlliancePay, pay by the first test card")));
    }

    private String text(Sign store) {
        List<Sign> more = others.orderedStream().toList();
        return "\n" + store + more.stream().map(sign -> "\n" + sign).collect(Collectors.joining())
                + "\n\n  Ctrl-C ends it.\n";
    }
}
