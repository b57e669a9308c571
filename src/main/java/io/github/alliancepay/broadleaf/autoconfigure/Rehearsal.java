package io.github.alliancepay.broadleaf.autoconfigure;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.github.alliancepay.broadleaf.admin.AdminDialect;
import io.github.alliancepay.broadleaf.admin.AdminPaths;
import io.github.alliancepay.broadleaf.admin.OrderPageCure;
import io.github.alliancepay.broadleaf.bank.HttpAllianceBank;
import io.github.alliancepay.broadleaf.bank.Terminal;
import io.github.alliancepay.broadleaf.bank.Timing;
import io.github.alliancepay.broadleaf.checkout.AssetController;
import io.github.alliancepay.broadleaf.ledger.JdbcLedger;
import io.github.alliancepay.broadleaf.text.Texts;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.web.servlet.handler.MappedInterceptor;

/**
 * Makes once, of a throwaway merchant, what the beans make at start, and the HTTP client that the first call will make: what takes its
 * time the first time only is then warm. Nothing is kept, stored or sent.
 */
final class Rehearsal implements Runnable {

    /** @throws IllegalStateException when this Java has no such curve, which the merchant's own key will say better */
    @Override
    public void run() {
        AlliancePayProperties settings = settings();
        Terminal terminal = new TerminalReader(settings).read();
        JdbcLedger ledger = JdbcLedger.over(new DataSourceTransactionManager(new DelegatingDataSource()));
        new HttpAllianceBank(terminal, ledger.sessions(), Clock.systemUTC(), Timing.DEFAULT);
        HttpClient.newHttpClient();
        new AssetController();
        new AdminDialect(new Texts(), new AdminPaths(""));
        new MappedInterceptor(new String[] {"/order/**"}, new OrderPageCure(order -> {}));
        new JdbcTemplate(nowhere()).execute((ConnectionCallback<Boolean>) connection -> true);
        // Spring asks every bean for its hash, which a record puts together at the first call.
        List.of(settings, terminal, AlliancePayPagesAutoConfiguration.checkout(settings))
                .hashCode();
    }

    /** A database whose connections do nothing. */
    private static DataSource nowhere() {
        InvocationHandler nothing = (proxy, method, values) -> method.getReturnType() == boolean.class ? false : null;
        ClassLoader loader = Rehearsal.class.getClassLoader();
        Object connection = Proxy.newProxyInstance(loader, new Class<?>[] {Connection.class}, nothing);
        return new SingleConnectionDataSource((Connection) connection, true);
    }

    /** The settings of a merchant that never was. */
    static AlliancePayProperties settings() {
        Map<String, String> merchant = Map.of(
                "alliancepay.base-url", "https://bank.example",
                "alliancepay.merchant-id", UUID.randomUUID().toString(),
                "alliancepay.service-code", UUID.randomUUID().toString(),
                "alliancepay.private-jwk", key(),
                "alliancepay.test-mode", "true");
        return new Binder(new MapConfigurationPropertySource(merchant))
                .bind("alliancepay", AlliancePayProperties.class)
                .get();
    }

    private static String key() {
        try {
            return new ECKeyGenerator(Curve.P_384).generate().toJSONString();
        } catch (JOSEException noCurve) {
            throw new IllegalStateException("This Java cannot make a key on the curve P-384", noCurve);
        }
    }
}
