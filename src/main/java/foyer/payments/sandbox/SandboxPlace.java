package foyer.payments.sandbox;

import foyer.payments.PaymentPlace;
import org.springframework.stereotype.Component;

/** Where the pages of the sandbox are. */
@Component
class SandboxPlace {

    static final String CHECKOUT = "/sandbox/checkout/";
    static final String PORTAL = "/sandbox/portal/";

    private final PaymentPlace place;

    SandboxPlace(PaymentPlace place) {
        this.place = place;
    }

    String checkout(String id) {
        return place.base() + CHECKOUT + id;
    }

    String portal(String id) {
        return place.base() + PORTAL + id;
    }
}
