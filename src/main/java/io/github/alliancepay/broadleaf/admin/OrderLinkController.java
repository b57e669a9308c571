package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.payment.PayLink;
import io.github.alliancepay.broadleaf.payment.PayLinkSender;
import io.github.alliancepay.broadleaf.payment.PayLinks;
import io.github.alliancepay.broadleaf.payment.PayLinks.Seen;
import io.github.alliancepay.broadleaf.payment.ShopAddresses;
import io.github.alliancepay.broadleaf.text.QrImage;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The links by which an unpaid order is paid without the shopper's session: made, shown once, sent, and taken back. Never asks the bank. */
@Controller
public class OrderLinkController {

    private static final List<Integer> DAYS = List.of(1, 3, 7, 14, 30);
    private static final int USUAL_DAYS = 3;

    /** One address, which no mail program takes for several. */
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;]{1,64}@[^@\\s<>,;]{1,190}");

    private final BackOffice backOffice;
    private final PayLinks links;
    private final ShopAddresses addresses;
    private final PayLinkSender sender;
    private final Clock clock;

    public OrderLinkController(
            BackOffice backOffice, PayLinks links, ShopAddresses addresses, PayLinkSender sender, Clock clock) {
        this.backOffice = backOffice;
        this.links = links;
        this.addresses = addresses;
        this.sender = sender;
        this.clock = clock;
    }

    /** The links of an order, and a form for a new one when the order can be paid. */
    @GetMapping(AdminPaths.LINK)
    public String links(
            @PathVariable("order") long order,
            @RequestParam(name = "revoked", defaultValue = "") String revoked,
            PageReply reply) {
        backOffice.access().refunder();
        return open(order, revoked.isEmpty() ? "" : reply.texts().text("link.revoked"), reply);
    }

    /** Makes a link and shows its address, this once: it is stored nowhere, so no redirect could show it. */
    @PostMapping(AdminPaths.LINK)
    public String create(
            @PathVariable("order") long order,
            @RequestParam(name = "days", defaultValue = "3") int days,
            PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        Duration lifetime = Duration.ofDays(DAYS.contains(days) ? days : USUAL_DAYS);
        if (addresses.payLink("").isEmpty()) {
            return open(order, reply.texts().text("link.no-address"), reply);
        }
        Optional<String> token = links.create(order, lifetime, user.actor());
        token.flatMap(this::open).ifPresent(link -> show(link, token.orElseThrow(), reply));
        return open(order, reply.texts().text(token.isPresent() ? "link.created" : "link.not-payable"), reply);
    }

    /** Sends a link that was just made, and shows its address again. */
    @PostMapping(AdminPaths.LINK + "/send")
    public String send(
            @PathVariable("order") long order,
            @RequestParam("token") String token,
            @RequestParam("to") String to,
            PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        Optional<Seen> link = open(token).filter(found -> found.link().bill().orderId() == order);
        link.ifPresent(found -> show(found, token, reply));
        boolean sent = link.filter(found -> isSent(found, token, to.strip())).isPresent();
        link.filter(found -> sent).ifPresent(found -> links.mailed(found.link(), user.actor()));
        String message = sent ? "link.sent" : link.isPresent() ? "link.not-sent" : "link.not-payable";
        return open(order, reply.texts().text(message, to.strip()), reply);
    }

    private Optional<Seen> open(String token) {
        return links.find(token).filter(link -> link.state() == PayLink.State.OPEN);
    }

    private boolean isSent(Seen link, String token, String to) {
        return ADDRESS.matcher(to).matches()
                && addresses
                        .payLink(token)
                        .filter(address -> sender.send(link, address, to))
                        .isPresent();
    }

    /** Its address as text and as a QR code, and a form that sends it if the shop can send e-mails. */
    private void show(Seen link, String token, PageReply reply) {
        addresses.payLink(token).map(URI::toString).ifPresent(address -> reply.with("address", address)
                .with("qr", QrImage.of(address)));
        reply.with("token", token)
                .with("mail", sender.isAvailable())
                .with("email", link.order().orElseThrow().shopper().email());
    }

    /** Takes every link of an order back. */
    @PostMapping(AdminPaths.LINK + "/revoke")
    public ResponseEntity<Void> revoke(@PathVariable("order") long order, PageReply reply) {
        links.revoke(order, backOffice.access().refunder().actor());
        return reply.goTo(reply.paths().link(order) + "?revoked=yes");
    }

    /** @param message in the admin's language, empty for none */
    private String open(long order, String message, PageReply reply) {
        List<PayLinkRow> rows = links.ofOrder(order).stream()
                .map(link -> PayLinkRow.of(link, clock.instant(), reply.texts()))
                .toList();
        return reply.with("order", order)
                .with("message", message)
                .with("links", rows)
                .with("revocable", rows.stream().anyMatch(PayLinkRow::open))
                .with("payable", links.isPayable(order))
                .with("days", DAYS)
                .with("usual", USUAL_DAYS)
                .open(Window.LINK);
    }
}
