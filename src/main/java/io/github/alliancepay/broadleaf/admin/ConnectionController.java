package io.github.alliancepay.broadleaf.admin;

import io.github.alliancepay.broadleaf.admin.BankTask.TaskKind;
import io.github.alliancepay.broadleaf.connection.ConnectionCheck;
import io.github.alliancepay.broadleaf.connection.ConnectionReport;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Shows the connection with the bank, and checks it on threads of the plugin's own, so that no request waits for the bank. */
@Controller
public class ConnectionController {

    private final BackOffice backOffice;
    private final BankTasks tasks;
    private final ConnectionCheck check;

    public ConnectionController(BackOffice backOffice, BankTasks tasks, ConnectionCheck check) {
        this.backOffice = backOffice;
        this.tasks = tasks;
        this.check = check;
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
        return start("test", user, check::test, reply);
    }

    /** Starts a check that opens a new session first. */
    @PostMapping(AdminPaths.CONNECTION + "/authorize")
    public ResponseEntity<Void> authorize(PageReply reply) {
        AdminUser user = backOffice.access().refunder();
        return start("authorize", user, check::authorize, reply);
    }

    private ResponseEntity<Void> start(String what, AdminUser user, Supplier<ConnectionReport> run, PageReply reply) {
        BankTask task = BankTask.of(TaskKind.CONNECT, user).about(what);
        String token = tasks.start(task, () -> {
            ConnectionReport report = run.get();
            return shown -> show(report, "", shown);
        });
        return reply.goTo(backOffice.paths().connection() + "/" + token);
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
                .with("connection", ConnectionView.of(report, reply.texts()))
                .open(Window.CONNECTION);
    }
}
