package io.github.alliancepay.site;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.broadleafcommerce.common.classloader.release.ThreadLocalManager;
import org.broadleafcommerce.common.currency.domain.BroadleafCurrency;
import org.broadleafcommerce.common.currency.service.BroadleafCurrencyService;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.common.util.StreamingTransactionCapableUtil;
import org.broadleafcommerce.common.web.BroadleafRequestContext;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.catalog.service.type.ProductType;
import org.broadleafcommerce.core.order.domain.FulfillmentGroup;
import org.broadleafcommerce.core.order.domain.FulfillmentOption;
import org.broadleafcommerce.core.order.domain.Order;
import org.broadleafcommerce.core.order.fulfillment.domain.FixedPriceFulfillmentOptionImpl;
import org.broadleafcommerce.core.order.service.FulfillmentOptionService;
import org.broadleafcommerce.core.order.service.OrderService;
import org.broadleafcommerce.core.order.service.call.OrderItemRequestDTO;
import org.broadleafcommerce.core.order.service.type.FulfillmentType;
import org.broadleafcommerce.core.payment.domain.OrderPayment;
import org.broadleafcommerce.core.payment.domain.PaymentTransaction;
import org.broadleafcommerce.profile.core.domain.Address;
import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.service.AddressService;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.springframework.stereotype.Component;

/** Fills a cart and reads orders with Broadleaf's own services, on a thread without a web request. */
@Component
class Shop {

    private static final Date LONG_AGO = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
    private static final String HRYVNIA = "UAH";

    private final Goods goods;
    private final People people;
    private final OrderService orders;
    private final StreamingTransactionCapableUtil view;

    Shop(Goods goods, People people, OrderService orders, StreamingTransactionCapableUtil view) {
        this.goods = goods;
        this.people = people;
        this.orders = orders;
        this.view = view;
    }

    /** An order as a value. */
    record Receipt(String status, String number, BigDecimal total, List<Paid> payments) {}

    /** A payment of an order that is not archived. */
    record Paid(String gateway, BigDecimal amount, List<Booking> bookings) {}

    /** A transaction of a payment. */
    record Booking(String type, BigDecimal amount, boolean successful) {}

    /** Creates a priced cart with two mugs for Kyiv, and returns the order's id. */
    long cart() {
        return call(() -> {
            Order cart = orders.createNewCartForCustomer(people.customer());
            Product mug = goods.mug();
            OrderItemRequestDTO two =
                    new OrderItemRequestDTO(mug.getId(), mug.getDefaultSku().getId(), 2);
            return send(orders.addItem(cart.getId(), two, true)).getId();
        });
    }

    private Order send(Order cart) throws Exception {
        Address kyiv = people.address();
        FulfillmentOption post = goods.post();
        for (FulfillmentGroup parcel : cart.getFulfillmentGroups()) {
            parcel.setAddress(kyiv);
            parcel.setFulfillmentOption(post);
        }
        return orders.save(cart, true);
    }

    /** The order as it is in the database. */
    Receipt read(long order) {
        return call(() -> receipt(orders.findOrderById(order, true)));
    }

    private static Receipt receipt(Order order) {
        List<Paid> payments = order.getPayments().stream()
                .filter(OrderPayment::isActive)
                .map(Shop::paid)
                .toList();
        return new Receipt(
                order.getStatus().getType(),
                order.getOrderNumber(),
                order.getTotal().getAmount(),
                payments);
    }

    private static Paid paid(OrderPayment payment) {
        return new Paid(
                payment.getGatewayType().getType(),
                payment.getAmount().getAmount(),
                payment.getTransactions().stream().map(Shop::booking).toList());
    }

    private static Booking booking(PaymentTransaction transaction) {
        return new Booking(
                transaction.getType().getType(), transaction.getAmount().getAmount(), transaction.getSuccess());
    }

    private <T> T call(Callable<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        view.runOptionalEntityManagerInViewOperation(() -> result.set(surrounded(work)));
        return result.get();
    }

    /** Broadleaf's services need site and currency on the thread. */
    private <T> T surrounded(Callable<T> work) {
        BroadleafRequestContext context = new BroadleafRequestContext();
        context.setIgnoreSite(true);
        context.setBroadleafCurrency(goods.currency());
        BroadleafRequestContext.setBroadleafRequestContext(context);
        try {
            return work.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        } finally {
            ThreadLocalManager.remove();
        }
    }

    /** The article and its delivery. */
    @Component
    static class Goods {

        private final CatalogService catalog;
        private final FulfillmentOptionService deliveries;
        private final BroadleafCurrencyService currencies;

        Goods(CatalogService catalog, FulfillmentOptionService deliveries, BroadleafCurrencyService currencies) {
            this.catalog = catalog;
            this.deliveries = deliveries;
            this.currencies = currencies;
        }

        BroadleafCurrency currency() {
            BroadleafCurrency known = currencies.findCurrencyByCode(HRYVNIA);
            return known == null ? newCurrency() : known;
        }

        private BroadleafCurrency newCurrency() {
            BroadleafCurrency hryvnia = currencies.create();
            hryvnia.setCurrencyCode(HRYVNIA);
            hryvnia.setFriendlyName("Hryvnia");
            hryvnia.setDefaultFlag(true);
            return currencies.save(hryvnia);
        }

        Product mug() {
            Sku sku = catalog.createSku();
            sku.setName("Mug");
            sku.setRetailPrice(new Money("249.90", HRYVNIA));
            sku.setActiveStartDate(LONG_AGO);
            sku.setFulfillmentType(FulfillmentType.PHYSICAL_SHIP);
            Product mug = catalog.createProduct(ProductType.PRODUCT);
            mug.setUrl("/mug");
            mug.setCanSellWithoutOptions(true);
            mug.setDefaultSku(sku);
            return catalog.saveProduct(mug);
        }

        FulfillmentOption post() {
            FixedPriceFulfillmentOptionImpl post = new FixedPriceFulfillmentOptionImpl();
            post.setName("Post");
            post.setFulfillmentType(FulfillmentType.PHYSICAL_SHIP);
            post.setPrice(new Money("85.50", HRYVNIA));
            post.setCurrency(currency());
            return deliveries.save(post);
        }
    }

    /** The customer. */
    @Component
    static class People {

        private final CustomerService customers;
        private final AddressService addresses;

        People(CustomerService customers, AddressService addresses) {
            this.customers = customers;
            this.addresses = addresses;
        }

        Customer customer() {
            Customer olena = customers.createCustomer();
            olena.setFirstName("Olena");
            olena.setLastName("Petrenko");
            olena.setEmailAddress("olena@example.com");
            olena.setUsername("olena@example.com");
            return customers.saveCustomer(olena, false);
        }

        Address address() {
            Address kyiv = addresses.create();
            kyiv.setFirstName("Olena");
            kyiv.setLastName("Petrenko");
            kyiv.setAddressLine1("Khreshchatyk 1");
            kyiv.setCity("Kyiv");
            kyiv.setPostalCode("01001");
            return addresses.saveAddress(kyiv);
        }
    }
}
