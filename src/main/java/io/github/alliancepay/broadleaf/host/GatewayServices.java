package io.github.alliancepay.broadleaf.host;

import org.broadleafcommerce.common.payment.service.PaymentGatewayConfiguration;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfigurationService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCreditCardService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayCustomerService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayFraudService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayHostedService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayReportingService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayRollbackService;
import org.broadleafcommerce.common.payment.service.PaymentGatewaySubscriptionService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayTransactionConfirmationService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayTransactionService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayTransparentRedirectService;
import org.broadleafcommerce.common.payment.service.PaymentGatewayWebResponseService;
import org.broadleafcommerce.common.web.payment.expression.PaymentGatewayFieldExtensionHandler;
import org.broadleafcommerce.common.web.payment.processor.CreditCardTypesExtensionHandler;
import org.broadleafcommerce.common.web.payment.processor.TRCreditCardExtensionHandler;

/**
 * The gateway's entry in the platform's registry (host section 1.2). Services that a hosted page does not need are null, as the
 * platform expects. The web response service is null for a second reason: its signature ties a jar to either javax or jakarta.
 */
public final class GatewayServices implements PaymentGatewayConfigurationService {

    private final PaymentGatewayConfiguration configuration = new AlliancePayConfiguration();
    private final PaymentGatewayHostedService hosted;
    private final RefundTransactions transactions;
    private final PaymentGatewayReportingService reports;
    private final PaymentGatewayTransactionConfirmationService confirmation;
    private final PaymentGatewayRollbackService rollback;

    GatewayServices(
            HostPayments payments,
            HostedPageService hosted,
            PaymentGatewayReportingService reports,
            RefundTransactions refunds,
            PaymentGatewayRollbackService rollback) {
        this.hosted = hosted;
        this.transactions = refunds;
        this.rollback = rollback;
        this.reports = reports;
        this.confirmation = request -> HostPayments.response(payments.of(request));
    }

    @Override
    public PaymentGatewayConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public PaymentGatewayTransactionService getTransactionService() {
        return transactions;
    }

    @Override
    public PaymentGatewayTransactionConfirmationService getTransactionConfirmationService() {
        return confirmation;
    }

    @Override
    public PaymentGatewayReportingService getReportingService() {
        return reports;
    }

    @Override
    public PaymentGatewayHostedService getHostedService() {
        return hosted;
    }

    @Override
    public PaymentGatewayRollbackService getRollbackService() {
        return rollback;
    }

    @Override
    public PaymentGatewayCreditCardService getCreditCardService() {
        return null;
    }

    @Override
    public PaymentGatewayCustomerService getCustomerService() {
        return null;
    }

    @Override
    public PaymentGatewaySubscriptionService getSubscriptionService() {
        return null;
    }

    @Override
    public PaymentGatewayFraudService getFraudService() {
        return null;
    }

    @Override
    public PaymentGatewayWebResponseService getWebResponseService() {
        return null;
    }

    @Override
    public PaymentGatewayTransparentRedirectService getTransparentRedirectService() {
        return null;
    }

    @Override
    public TRCreditCardExtensionHandler getCreditCardExtensionHandler() {
        return null;
    }

    @Override
    public PaymentGatewayFieldExtensionHandler getFieldExtensionHandler() {
        return null;
    }

    @Override
    public CreditCardTypesExtensionHandler getCreditCardTypesExtensionHandler() {
        return null;
    }
}
