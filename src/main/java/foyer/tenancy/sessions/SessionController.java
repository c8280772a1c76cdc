package foyer.tenancy.sessions;

import foyer.platform.graphql.Payload;
import foyer.tenancy.signup.SignUpService;
import foyer.tenancy.tenants.TenantInputs;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations that open, prolong and end sessions. */
@Controller
class SessionController {

    private final SignUpService signUps;
    private final SignInService signIns;
    private final SessionService sessions;
    private final SocketTicketService tickets;

    SessionController(
            SignUpService signUps, SignInService signIns, SessionService sessions, SocketTicketService tickets) {
        this.signUps = signUps;
        this.signIns = signIns;
        this.sessions = sessions;
        this.tickets = tickets;
    }

    /** The payload of every mutation that issues tokens. */
    record Opened(@Nullable SessionTokens session) implements Payload {}

    record Ended() implements Payload {}

    @QueryMapping
    String socketTicket() {
        return tickets.issue().reveal();
    }

    @MutationMapping
    Opened signUp(@Argument SessionInputs.SignUp input) {
        return new Opened(signUps.signUp(input));
    }

    @MutationMapping
    Opened signIn(@Argument SessionInputs.SignIn input) {
        return new Opened(signIns.signIn(input));
    }

    @MutationMapping
    Opened sessionRefresh(@Argument SessionInputs.SessionRefresh input) {
        return new Opened(sessions.refresh(input));
    }

    @MutationMapping
    Ended signOut() {
        sessions.signOut();
        return new Ended();
    }

    @MutationMapping
    Opened tenantSwitch(@Argument TenantInputs.TenantSwitch input) {
        return new Opened(sessions.move(input));
    }
}
