package io.github.alliancepay.broadleaf.host;

import org.broadleafcommerce.common.payment.PaymentGatewayType;
import org.broadleafcommerce.common.payment.service.PaymentGatewayConfiguration;

/** What the gateway can do, as the platform asks it. Immutable: one-step payments, holds that are captured once or released, and refunds. */
final class AlliancePayConfiguration implements PaymentGatewayConfiguration {

    /** Where orders are held instead, {@code alliancepay.payment.type} says so, or the shop's own rule. */
    @Override
    public boolean isPerformAuthorizeAndCapture() {
        return true;
    }

    /** Whether money is taken or held is decided for each order by the plugin's own settings, not here. */
    @Override
    public void setPerformAuthorizeAndCapture(boolean performAuthorizeAndCapture) {
        if (!performAuthorizeAndCapture) {
            throw new IllegalArgumentException(
                    "AlliancePay is told by alliancepay.payment.type whether money is held; set that instead");
        }
    }

    @Override
    public int getFailureReportingThreshold() {
        return 1;
    }

    /** The circuit breaker of the bank client reports failures; the platform's counter is not used. */
    @Override
    public void setFailureReportingThreshold(int failureReportingThreshold) {}

    @Override
    public boolean handlesAuthorize() {
        return true;
    }

    @Override
    public boolean handlesCapture() {
        return true;
    }

    @Override
    public boolean handlesAuthorizeAndCapture() {
        return true;
    }

    @Override
    public boolean handlesReverseAuthorize() {
        return true;
    }

    @Override
    public boolean handlesVoid() {
        return true;
    }

    @Override
    public boolean handlesRefund() {
        return true;
    }

    /** One capture of a hold, of a fifth less or more; several captures are not offered by the bank. */
    @Override
    public boolean handlesPartialCapture() {
        return false;
    }

    @Override
    public boolean handlesMultipleShipment() {
        return false;
    }

    @Override
    public boolean handlesRecurringPayment() {
        return false;
    }

    @Override
    public boolean handlesSavedCustomerPayment() {
        return false;
    }

    /** So that the platform archives an unfinished payment of another method when ours is applied. */
    @Override
    public boolean handlesMultiplePayments() {
        return false;
    }

    @Override
    public PaymentGatewayType getGatewayType() {
        return AlliancePayGatewayType.ALLIANCE_PAY;
    }
}
