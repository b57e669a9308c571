package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.admin.BankTask.TaskKind;
import io.github.alliancepay.broadleaf.admin.TaskProgress.TaskEnd;
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

/**
 * The links by which an unpaid order is paid without the shopper's session: made, shown once, sent, and taken back. Never asks the bank, and lets a
 * thread of the plugin's own wait for the shop's mail server.
 */
@Controller
public class OrderLinkController {

    private static final List<Integer> DAYS = List.of(1, 3, 7, 14, 30);
    private static final int USUAL_DAYS = 3;

    /** One address, which no mail program takes for several. */
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;]{1,64}@[^@\\s<>,;]{1,190}");

    private final BackOffice backOffice;
    private final BankTasks mails;
    private final PayLinks links;
    private final ShopAddresses addresses;
    private final PayLinkSender sender;
    private final Clock clock;

    /** @param mails on threads apart from those that wait for the bank */
    public OrderLinkController(
            BackOffice backOffice,
            BankTasks mails,
            PayLinks links,
            ShopAddresses addresses,
            PayLinkSender sender,
            Clock clock) {
        this.backOffice = backOffice;
        this.mails = mails;
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
        token.flatMap(made -> openLink(order, made)).ifPresent(link -> show(link, token.orElseThrow(), reply));
        return open(order, reply.texts().text(token.isPresent() ? "link.created" : "link.not-payable"), reply);
    }

    /** Starts to send a link that was just made. The browser goes to the page that waits for it and shows the address again. */
    @PostMapping(AdminPaths.LINK + "/send")
    public Object send(
            @PathVariable("order") long order,
            @RequestParam(name = "token", defaultValue = "") String token,
            @RequestParam(name = "to", defaultValue = "") String to,
            PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        Optional<Seen> link = openLink(order, token);
        if (link.isEmpty()) {
            return open(order, reply.texts().text("link.not-payable"), reply);
        }
        if (!ADDRESS.matcher(to.strip()).matches()) {
            return sent(order, token, "link.not-sent", to.strip(), reply);
        }
        BankTask task =
                BankTask.of(TaskKind.MAIL, user, order).about(link.get().link().id());
        try {
            String sending = mails.start(task, () -> {
                String message = isSent(order, token, to.strip(), user) ? "link.sent" : "link.not-sent";
                return shown -> sent(order, token, message, to.strip(), shown);
            });
            return reply.goTo(reply.paths().link(order) + "/sending/" + sending);
        } catch (TooManyTasksException busy) {
            return sent(order, token, "link.busy", to.strip(), reply);
        }
    }

    /** Shows that a link is being sent, and then whether it was. */
    @GetMapping(AdminPaths.LINK + "/sending/{task}")
    public Object sending(@PathVariable("order") long order, @PathVariable("task") String task, PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        Optional<TaskProgress> found = mails.find(task, user, order);
        if (found.isPresent() && found.get().isUnderWay()) {
            return reply.with("order", order).with("sending", task).open(Window.LINK);
        }
        return found.flatMap(TaskProgress::end)
                .flatMap(TaskEnd::result)
                .map(result -> result.show(reply))
                .orElseGet(() -> open(order, reply.texts().text("link.forgotten"), reply));
    }

    private Optional<Seen> openLink(long order, String token) {
        return links.find(token)
                .filter(link -> link.state() == PayLink.State.OPEN)
                .filter(link -> link.link().bill().orderId() == order);
    }

    /** Reads the link anew, since its order is good only on the thread that has read it. */
    private boolean isSent(long order, String token, String to, AdminUser user) {
        Optional<Seen> link = openLink(order, token).filter(open -> addresses
                .payLink(token)
                .filter(address -> sender.send(open, address, to))
                .isPresent());
        link.ifPresent(sent -> links.mailed(sent.link(), user.actor()));
        return link.isPresent();
    }

    /** The page after an attempt to send, with the address of the link while it is open. */
    private String sent(long order, String token, String message, String to, PageReply reply) {
        openLink(order, token).ifPresent(link -> show(link, token, reply));
        return open(order, reply.texts().text(message, to), reply);
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
