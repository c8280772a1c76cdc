package foyer.payments.sandbox;

import foyer.payments.BillingInterval;
import foyerdb.payments.tables.records.SandboxCheckoutRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code /sandbox/checkout/{id}}: whoever has the address may subscribe on it, as with any provider's page. */
@RestController
class SandboxCheckoutController {

    private static final String PAY = "pay";
    private static final String PAY_ONCE = "pay-once";

    private final Sandbox sandbox;
    private final SandboxCheckouts checkouts;

    SandboxCheckoutController(Sandbox sandbox, SandboxCheckouts checkouts) {
        this.sandbox = sandbox;
        this.checkouts = checkouts;
    }

    @GetMapping(path = SandboxPlace.CHECKOUT + "{id}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> ask(@PathVariable String id) {
        var row = required(sandbox.isOn() ? checkouts.find(id) : null);
        var terms = checkouts.terms(row);
        var trial = row.getTrialDays() > 0 ? ", " + row.getTrialDays() + " days free" : "";
        var whole = SandboxProration.total(terms, row.getSeats());
        var body = "<p>%s, %d seats: %s each %s%s.</p><p>To pay now: %s.</p><form method=\"post\">%s%s%s</form>"
                .formatted(
                        SandboxPages.escaped(row.getName()),
                        row.getSeats(),
                        SandboxPages.money(whole, terms.currency()),
                        terms.interval() == BillingInterval.MONTH ? "month" : "year",
                        trial,
                        SandboxPages.money(checkouts.dueNow(row), terms.currency()),
                        SandboxPages.button(PAY, "Pay with 4242 4242 4242 4242"),
                        SandboxPages.button(PAY_ONCE, "Pay with 4000 0000 0000 0341, which fails later"),
                        SandboxPages.button("cancel", "Go back without paying"));
        return SandboxPages.page("Subscribe to " + terms.name(), body, row.getSuccessUrl(), row.getCancelUrl());
    }

    @PostMapping(path = SandboxPlace.CHECKOUT + "{id}")
    ResponseEntity<String> act(@PathVariable String id, @RequestParam String deed) {
        var row = required(sandbox.isOn() ? checkouts.find(id) : null);
        return switch (deed) {
            case PAY -> SandboxPages.seeOther(paid(id, SandboxCard.GOOD).getSuccessUrl());
            case PAY_ONCE ->
                SandboxPages.seeOther(paid(id, SandboxCard.FAILS_LATER).getSuccessUrl());
            default -> SandboxPages.seeOther(row.getCancelUrl());
        };
    }

    private SandboxCheckoutRecord paid(String id, SandboxCard card) {
        var row = checkouts.pay(id, card);
        if (row == null) {
            throw new ResponseStatusException(HttpStatus.GONE);
        }
        return row;
    }

    private static SandboxCheckoutRecord required(@Nullable SandboxCheckoutRecord found) {
        if (found == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return found;
    }
}
