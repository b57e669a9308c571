package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.admin.BankTask.TaskKind;
import io.github.alliancepay.broadleaf.connection.ConnectionCheck;
import io.github.alliancepay.broadleaf.connection.ConnectionReport;
import io.github.alliancepay.broadleaf.connection.NextKey;
import io.github.alliancepay.broadleaf.connection.NextKeys;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the connection with the bank, and checks it on threads of the plugin's own, so that no request waits for the bank. */
@Controller
public class ConnectionController {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionController.class);

    private final BackOffice backOffice;
    private final BankTasks tasks;
    private final ConnectionCheck check;
    private final NextKeys keys;

    public ConnectionController(BackOffice backOffice, BankTasks tasks, ConnectionCheck check, NextKeys keys) {
        this.backOffice = backOffice;
        this.tasks = tasks;
        this.check = check;
        this.keys = keys;
    }

    /** What is known already; asks the bank nothing. */
    @GetMapping(AdminPaths.CONNECTION)
    public String known(PageReply reply) {
        backOffice.access().viewer();
        return known("", reply);
    }

    /** Starts a check. The browser goes to the page that waits for its result. */
    @PostMapping(AdminPaths.CONNECTION + "/test")
    public ResponseEntity<Void> test(PageReply reply) {
        AdminUser user = backOffice.access().viewer();
        return start("test", user, () -> result(check.test()), reply);
    }

    /** Starts a check that opens a new session first. */
    @PostMapping(AdminPaths.CONNECTION + "/authorize")
    public ResponseEntity<Void> authorize(PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        return start("authorize", user, () -> result(check.authorize()), reply);
    }

    /**
     * Makes the key that is to follow the present one, in a file that nothing uses until the settings name it. Tells its public half alone.
     *
     * @param terminal the name of the terminal
     */
    @PostMapping(AdminPaths.CONNECTION + "/key")
    public ResponseEntity<Void> makeKey(
            @RequestParam(name = "terminal", defaultValue = "") String terminal, PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        return keys.of(terminal)
                .map(key -> start("key of " + terminal, user, () -> make(key, user), reply))
                .orElseGet(() -> reply.goTo(backOffice.paths().connection()));
    }

    private TaskResult make(NextKey key, AdminUser user) {
        try {
            boolean made = key.make();
            if (made) {
                LOG.info("{} made a new key for terminal {} in {}", user.login(), key.terminal(), key.file());
            }
            return shown -> known("", shown.with("made", made));
        } catch (IOException unwritable) {
            LOG.warn("The file {} of a new key cannot be written", key.file(), unwritable);
            return shown -> known("connection.key.unwritable", shown);
        }
    }

    private ResponseEntity<Void> start(String what, AdminUser user, Supplier<TaskResult> run, PageReply reply) {
        BankTask task = BankTask.of(TaskKind.CONNECT, user).about(what);
        return reply.goTo(backOffice.paths().connection() + "/" + tasks.start(task, run));
    }

    private TaskResult result(ConnectionReport report) {
        return shown -> show(report, "", shown);
    }

    /** Shows that a check is under way, and then its result. */
    @GetMapping(AdminPaths.CONNECTION + "/{token}")
    public Object result(@PathVariable("token") String token, PageReply reply) {
        AdminUser user = backOffice.access().viewer();
        reply.with("token", token);
        Optional<TaskProgress> found = tasks.find(token, user);
        if (found.isPresent() && found.get().isUnderWay()) {
            return reply.with("phase", "running").open(Window.CONNECTION);
        }
        return found.flatMap(TaskProgress::end)
                .map(end -> end.result()
                        .map(result -> result.show(reply))
                        .orElseGet(() -> known("connection.failed", reply)))
                .orElseGet(() -> known("connection.forgotten", reply));
    }

    private String known(String problem, PageReply reply) {
        return show(check.known(), problem, reply);
    }

    private String show(ConnectionReport report, String problem, PageReply reply) {
        return reply.with("phase", "result")
                .with("problem", problem.isEmpty() ? "" : reply.texts().text(problem))
                .with("mayAuthorize", backOffice.access().user().mayRefund())
                .with(
                        "keys",
                        keys.all().stream()
                                .map(key -> NextKeyView.of(key, reply.texts()))
                                .toList())
                .with("connection", ConnectionView.of(report, reply.texts()))
                .open(Window.CONNECTION);
    }
}
