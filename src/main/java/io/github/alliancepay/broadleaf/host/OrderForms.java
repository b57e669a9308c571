package io.github.alliancepay.broadleaf.host;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.broadleafcommerce.common.extension.ExtensionResultStatusType;
import org.broadleafcommerce.openadmin.web.form.component.ListGrid;
import org.broadleafcommerce.openadmin.web.form.component.ListGridRecord;
import org.broadleafcommerce.openadmin.web.form.entity.EntityForm;
import org.broadleafcommerce.openadmin.web.form.entity.EntityFormAction;
import org.broadleafcommerce.openadmin.web.form.entity.Field;
import org.broadleafcommerce.openadmin.web.service.AbstractFormBuilderExtensionHandler;

/** Puts AlliancePay into the host's order pages: actions on an order, and a column in the list of orders. */
public final class OrderForms extends AbstractFormBuilderExtensionHandler {

    private static final String ORDER = "org.broadleafcommerce.core.order.domain.Order";
    private static final String COLUMN = "alliancepay";
    private static final int LAST = 10_000;

    private final HostAdmin admin;
    private final Function<Collection<Long>, Map<Long, String>> states;

    /** @param states the states of orders as text, for those that have one */
    public OrderForms(HostAdmin admin, Function<Collection<Long>, Map<Long, String>> states) {
        this.admin = admin;
        this.states = states;
    }

    @Override
    public ExtensionResultStatusType addAdditionalFormActions(EntityForm form) {
        if (orderOf(form).isEmpty() || !admin.mayView()) {
            return ExtensionResultStatusType.NOT_HANDLED;
        }
        if (admin.mayRefund()) {
            form.addAction(action("refund", "/" + form.getId() + "/alliancepay/refund"));
        }
        form.addAction(action("panel", "/" + form.getId() + "/alliancepay")); // the host shows the last one first
        return ExtensionResultStatusType.HANDLED_CONTINUE;
    }

    /** The order that a form of the host shows; empty when it shows something else, or an order that is not stored. */
    public static Optional<Long> orderOf(Object form) {
        return Optional.of(form)
                .filter(EntityForm.class::isInstance)
                .map(EntityForm.class::cast)
                .filter(shown -> ORDER.equals(shown.getCeilingEntityClassname()) && isNumber(shown.getId()))
                .map(shown -> Long.valueOf(shown.getId()));
    }

    private static EntityFormAction action(String name, String address) {
        return new EntityFormAction("ALLIANCEPAY_" + name)
                .withButtonClass("alliancepay-action")
                .withButtonType("button")
                .withDisplayText("alliancepay.action." + name)
                .withUrlPostfix(address);
    }

    /** Called by Broadleaf 6.2 and 7.0. The oldest line has no such member, hence no {@code @Override}. */
    public ExtensionResultStatusType modifyListGrid(String className, ListGrid grid) {
        if (!ORDER.equals(className) || grid.getRecords() == null || !admin.mayView()) {
            return ExtensionResultStatusType.NOT_HANDLED;
        }
        grid.getHeaderFields().add(field().withFriendlyName("alliancepay.column"));
        List<Long> orders = grid.getRecords().stream()
                .map(ListGridRecord::getId)
                .filter(OrderForms::isNumber)
                .map(Long::valueOf)
                .toList();
        Map<Long, String> words = states.apply(orders);
        grid.getRecords().forEach(record -> show(record, words));
        return ExtensionResultStatusType.HANDLED_CONTINUE;
    }

    private static boolean isNumber(String id) {
        return id != null && id.matches("\\d{1,18}");
    }

    /** The host writes display values as they are, so they are escaped here. */
    private static void show(ListGridRecord record, Map<Long, String> words) {
        String state = isNumber(record.getId()) ? words.getOrDefault(Long.valueOf(record.getId()), "") : "";
        String safe = state.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        record.getFields().add(field().withValue(safe).withDisplayValue(safe));
        record.clearFieldMap();
    }

    private static Field field() {
        return new Field()
                .withName(COLUMN)
                .withFieldType("STRING")
                .withOrder(LAST)
                .withFilterSortDisabled(true);
    }
}
