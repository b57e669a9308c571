package io.github.alliancepay.demo.shop;

import org.broadleafcommerce.profile.core.domain.Customer;
import org.broadleafcommerce.profile.core.service.CustomerService;
import org.springframework.stereotype.Component;

/** The store's customers. All are anonymous to Broadleaf; nobody can register. */
@Component
public class Guests {

    private final CustomerService customers;

    Guests(CustomerService customers) {
        this.customers = customers;
    }

    /** A new guest, with an id but without a row. */
    public Customer newcomer() {
        Customer guest = customers.createNewCustomer();
        guest.setAnonymous(true);
        return guest;
    }

    /** Finds a guest; null if there is no such row. */
    public Customer find(Long id) {
        return customers.readCustomerById(id);
    }

    void introduce(Customer guest, Recipient recipient) {
        guest.setFirstName(recipient.firstName());
        guest.setLastName(recipient.lastName());
        guest.setEmailAddress(recipient.email());
        customers.saveCustomer(guest);
    }
}
