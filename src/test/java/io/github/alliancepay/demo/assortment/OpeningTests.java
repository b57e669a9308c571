package io.github.alliancepay.demo.assortment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import javax.persistence.EntityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.PlatformTransactionManager;

class OpeningTests {

    private final EntityManager entities = mock(EntityManager.class, RETURNS_DEEP_STUBS);

    @AfterEach
    void forget() {
        System.clearProperty("currency.default");
    }

    /** Otherwise it would be filled once more, and every article would be there twice. */
    @Test
    void aFilledDatabaseKeepsItsCurrency() {
        Opening opening = opening("USD");
        when(entities.createQuery(anyString(), eq(String.class)).getResultList())
                .thenReturn(List.of("UAH"));
        assertThatThrownBy(opening::afterSingletonsInstantiated).hasMessageContaining("set store.currency=UAH");
        verify(entities, never()).merge(any());
    }

    private Opening opening(String currency) {
        Opening opening =
                new Opening(new StoreCurrency(currency), new PromoCode(), mock(PlatformTransactionManager.class));
        ReflectionTestUtils.setField(opening, "entities", entities);
        return opening;
    }
}
