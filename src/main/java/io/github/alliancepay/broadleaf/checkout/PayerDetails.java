package io.github.alliancepay.broadleaf.checkout;

import io.github.alliancepay.broadleaf.bank.OrderRequest;
import io.github.alliancepay.broadleaf.bank.Payer;
import io.github.alliancepay.broadleaf.bank.PayerField;
import io.github.alliancepay.broadleaf.payment.CreateOrderCustomizer;
import io.github.alliancepay.broadleaf.payment.OrderDetails;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Tells the bank the details of the payer that the shop has chosen, and no others (protocol section 5.2). The network address is that of
 * the browser as the servlet container knows it; a private one is a proxy's, and is not told. Safe for use by many threads.
 */
public final class PayerDetails implements CreateOrderCustomizer {

    private final Set<PayerField> fields;

    public PayerDetails(Set<PayerField> fields) {
        this.fields = Set.copyOf(fields);
    }

    @Override
    public OrderRequest customize(OrderRequest request, OrderDetails order) {
        Payer payer = remoteAddress()
                .map(address -> request.payer().with(PayerField.IP, address))
                .orElse(request.payer());
        return request.paidBy(payer.only(fields));
    }

    /** Code of the host may start a payment where there is no request. */
    private static Optional<String> remoteAddress() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(attributes -> attributes.resolveReference(RequestAttributes.REFERENCE_REQUEST))
                .flatMap(PayerDetails::remoteAddress)
                .filter(PayerDetails::isPublic);
    }

    /** The request is a servlet type of either javax or jakarta. */
    private static Optional<String> remoteAddress(Object request) {
        return Arrays.stream(ClassUtils.getAllInterfaces(request))
                .flatMap(type -> Stream.ofNullable(ReflectionUtils.findMethod(type, "getRemoteAddr")))
                .findFirst()
                .map(method -> call(method, request));
    }

    private static String call(Method getter, Object request) {
        return (String) ReflectionUtils.invokeMethod(getter, request);
    }

    static boolean isPublic(String literal) {
        try {
            return literal.matches("[0-9A-Fa-f.:]+") && isPublic(InetAddress.getByName(literal));
        } catch (UnknownHostException malformed) {
            return false;
        }
    }

    private static boolean isPublic(InetAddress address) {
        boolean uniqueLocal = address.getAddress().length == 16 && (address.getAddress()[0] & 0xFE) == 0xFC;
        return !uniqueLocal
                && !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress();
    }
}
