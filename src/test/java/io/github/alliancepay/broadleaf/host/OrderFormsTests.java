package io.github.alliancepay.broadleaf.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.Map;
import org.broadleafcommerce.common.exception.SecurityServiceException;
import org.broadleafcommerce.common.extension.ExtensionResultStatusType;
import org.broadleafcommerce.openadmin.server.security.remote.SecurityVerifier;
import org.broadleafcommerce.openadmin.web.form.component.ListGrid;
import org.broadleafcommerce.openadmin.web.form.component.ListGridRecord;
import org.broadleafcommerce.openadmin.web.form.entity.Field;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The column in the host's list of orders, which only newer lines ask for. */
class OrderFormsTests {

    private static final String ORDER = "org.broadleafcommerce.core.order.domain.Order";

    private final SecurityVerifier security = mock(SecurityVerifier.class);
    private final OrderForms forms = new OrderForms(
            new HostAdmin(security), orders -> orders.contains(7L) ? Map.of(7L, "<Paid> & \"more\"") : Map.of());
    private final ListGrid grid = new ListGrid();

    @BeforeEach
    void theListHasTwoOrdersAndARowWithoutANumber() {
        grid.setRecords(List.of(row("7"), row("8"), row("new")));
    }

    @Test
    void theColumnHasTheStateOfEachOrderThatHasOne() {
        assertThat(forms.modifyListGrid(ORDER, grid)).isEqualTo(ExtensionResultStatusType.HANDLED_CONTINUE);

        assertThat(grid.getHeaderFields())
                .extracting(Field::getName, Field::getFriendlyName)
                .containsExactly(tuple("alliancepay", "alliancepay.column"));
        assertThat(grid.getRecords())
                .extracting(OrderFormsTests::shown)
                .containsExactly("&lt;Paid&gt; &amp; &quot;more&quot;", "", "");
    }

    @Test
    void otherListsStayAsTheyAre() {
        assertThat(forms.modifyListGrid("org.broadleafcommerce.core.catalog.domain.Product", grid))
                .isEqualTo(ExtensionResultStatusType.NOT_HANDLED);
        assertThat(grid.getHeaderFields()).isEmpty();
    }

    @Test
    void whoMayNotSeePaymentsSeesNoColumn() throws Exception {
        doThrow(new SecurityServiceException()).when(security).securityCheck(any(String.class), any());

        assertThat(forms.modifyListGrid(ORDER, grid)).isEqualTo(ExtensionResultStatusType.NOT_HANDLED);
        assertThat(grid.getHeaderFields()).isEmpty();
    }

    private static String shown(ListGridRecord row) {
        return row.getField("alliancepay").getDisplayValue();
    }

    private static ListGridRecord row(String id) {
        ListGridRecord row = new ListGridRecord();
        row.setId(id);
        return row;
    }
}
