package foyer.payments.sandbox;

import foyer.payments.sandbox.SandboxPortal.Deed;
import foyer.payments.sandbox.SandboxPortal.Shown;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code /sandbox/portal/{id}}: for whoever has the address, which the tenant's owner is given. */
@RestController
class SandboxPortalController {

    private static final String BACK = "back";

    private final Sandbox sandbox;
    private final SandboxPortal portal;

    SandboxPortalController(Sandbox sandbox, SandboxPortal portal) {
        this.sandbox = sandbox;
        this.portal = portal;
    }

    @GetMapping(path = SandboxPlace.PORTAL + "{id}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> ask(@PathVariable String id) {
        var shown = required(id);
        var buttons = Arrays.stream(Deed.values())
                .map(deed -> SandboxPages.button(deed.name(), deed.label()))
                .collect(Collectors.joining());
        var body = "<p>%s</p><p>Paid with %s. %d invoices are open.</p><form method=\"post\">%s%s</form>"
                .formatted(
                        SandboxPages.escaped(state(shown)),
                        SandboxPages.escaped(shown.customer().getCard()),
                        shown.open(),
                        buttons,
                        SandboxPages.button(BACK, "Go back"));
        return SandboxPages.page("What you pay with", body, shown.page().getReturnUrl());
    }

    private static String state(Shown shown) {
        var row = shown.subscription();
        var terms = shown.terms();
        return row == null || terms == null
                ? "There is no subscription."
                : "%s, %d seats: %s until %s"
                        .formatted(terms.name(), row.getSeats(), row.getStatus(), row.getPeriodEnd());
    }

    @PostMapping(path = SandboxPlace.PORTAL + "{id}")
    ResponseEntity<String> act(@PathVariable String id, @RequestParam String deed) {
        var shown = required(id);
        if (deed.equals(BACK)) {
            return SandboxPages.seeOther(shown.page().getReturnUrl());
        }
        portal.act(shown, known(deed));
        return SandboxPages.seeOther(SandboxPlace.PORTAL + id);
    }

    private static Deed known(String name) {
        return Arrays.stream(Deed.values())
                .filter(deed -> deed.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    private Shown required(String id) {
        var shown = sandbox.isOn() ? portal.find(id) : null;
        if (shown == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return shown;
    }
}
