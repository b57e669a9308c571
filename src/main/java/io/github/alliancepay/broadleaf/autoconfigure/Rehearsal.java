package io.github.alliancepay.broadleaf.autoconfigure;

import io.github.alliancepay.broadleaf.admin.AdminDialect;
import io.github.alliancepay.broadleaf.admin.AdminPaths;
import io.github.alliancepay.broadleaf.admin.OrderProductsPreloader;
import io.github.alliancepay.broadleaf.bank.client.HttpAllianceBank;
import io.github.alliancepay.broadleaf.checkout.AssetController;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.text.Texts;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.web.servlet.handler.MappedInterceptor;

/**
 * Makes once what the beans make at start, and the HTTP client that the first call will make: what takes its time the first time only is
 * then warm. Nothing is kept, stored or sent.
 */
record Rehearsal(Settings settings) implements Runnable {

    @Override
    public void run() {
        JdbcLedger ledger = JdbcLedger.over(new DataSourceTransactionManager(new DelegatingDataSource()));
        new HttpAllianceBank(settings.terminal(), ledger.sessions(), Clock.systemUTC(), settings.timing());
        HttpClient.newHttpClient();
        new AssetController();
        new AdminDialect(new Texts(), new AdminPaths(""));
        new MappedInterceptor(new String[] {"/order/**"}, new OrderProductsPreloader(order -> {}));
        new JdbcTemplate(nowhere()).execute((ConnectionCallback<Boolean>) connection -> true);
        // Spring asks every bean for its hash, which a record puts together at the first call.
        AlliancePayPagesAutoConfiguration.checkout(settings.properties()).hashCode();
    }

    /** A database whose connections do nothing. */
    private static DataSource nowhere() {
        InvocationHandler nothing = (proxy, method, values) -> method.getReturnType() == boolean.class ? false : null;
        ClassLoader loader = Rehearsal.class.getClassLoader();
        Object connection = Proxy.newProxyInstance(loader, new Class<?>[] {Connection.class}, nothing);
        return new SingleConnectionDataSource((Connection) connection, true);
    }
}
