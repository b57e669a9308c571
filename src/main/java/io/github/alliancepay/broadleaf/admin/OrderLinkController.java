package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.PayLinks;
import io.github.alliancepay.broadleaf.payment.ShopAddresses;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** The links by which an unpaid order is paid without the shopper's session: made, shown once, and taken back. Never asks the bank. */
@Controller
public class OrderLinkController {

    private static final List<Integer> DAYS = List.of(1, 3, 7, 14, 30);
    private static final int USUAL_DAYS = 3;

    private final BackOffice backOffice;
    private final PayLinks links;
    private final ShopAddresses addresses;
    private final Clock clock;

    public OrderLinkController(BackOffice backOffice, PayLinks links, ShopAddresses addresses, Clock clock) {
        this.backOffice = backOffice;
        this.links = links;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** The links of an order, and a form for a new one when the order can be paid. */
    @GetMapping(AdminPaths.LINK)
    public String links(
            @PathVariable("order") long order,
            @RequestParam(name = "revoked", defaultValue = "") String revoked,
            Locale locale,
            WebRequest request,
            Model model) {
        backOffice.access().refunder();
        return open(order, revoked.isEmpty() ? "" : "link.revoked", backOffice.reply(locale, request, model));
    }

    /** Makes a link and shows its address, this once: it is stored nowhere, so no redirect could show it. */
    @PostMapping(AdminPaths.LINK)
    public String create(
            @PathVariable("order") long order,
            @RequestParam(name = "days", defaultValue = "3") int days,
            Locale locale,
            WebRequest request,
            Model model) {
        AdminUser user = backOffice.access().refunder();
        Duration lifetime = Duration.ofDays(DAYS.contains(days) ? days : USUAL_DAYS);
        PageReply reply = backOffice.reply(locale, request, model);
        if (addresses.payLink("").isEmpty()) {
            return open(order, "link.no-address", reply);
        }
        Optional<URI> address = links.create(order, lifetime, user.actor()).flatMap(addresses::payLink);
        reply.with("address", address.map(URI::toString).orElse(""));
        return open(order, address.isPresent() ? "link.created" : "link.not-payable", reply);
    }

    /** Takes every link of an order back. */
    @PostMapping(AdminPaths.LINK + "/revoke")
    public ResponseEntity<Void> revoke(
            @PathVariable("order") long order, Locale locale, WebRequest request, Model model) {
        links.revoke(order, backOffice.access().refunder().actor());
        PageReply reply = backOffice.reply(locale, request, model);
        return reply.goTo(reply.paths().link(order) + "?revoked=yes");
    }

    /** @param message a key, empty for none */
    private String open(long order, String message, PageReply reply) {
        List<PayLinkRow> rows = links.ofOrder(order).stream()
                .map(link -> PayLinkRow.of(link, clock.instant(), reply.texts()))
                .toList();
        return reply.with("order", order)
                .with("message", message.isEmpty() ? "" : reply.texts().text(message))
                .with("links", rows)
                .with("revocable", rows.stream().anyMatch(PayLinkRow::open))
                .with("payable", links.isPayable(order))
                .with("days", DAYS)
                .with("usual", USUAL_DAYS)
                .open(Window.LINK);
    }
}
