package io.github.alliancepay.broadleaf.host;

import org.broadleafcommerce.common.payment.PaymentGatewayType;

/**
 * The name under which the platform stores our payments. Constructing the constant registers it, so this class is loaded in the site
 * and in the admin. The type string is stored in the host's database and must never change.
 */
public final class AlliancePayGatewayType {

    public static final PaymentGatewayType ALLIANCE_PAY = new PaymentGatewayType("ALLIANCE_PAY", "AlliancePay");

    private AlliancePayGatewayType() {}
}
