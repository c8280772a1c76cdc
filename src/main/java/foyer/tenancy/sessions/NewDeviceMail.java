package foyer.tenancy.sessions;

import foyer.identity.Device;
import foyer.identity.Devices;
import foyer.identity.User;
import foyer.identity.UserId;
import foyer.identity.Users;
import foyer.platform.mail.FrontendLinks;
import foyer.platform.mail.MailDraft;
import foyer.platform.mail.MailTemplate;
import foyer.platform.mail.Mails;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.People;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Tells people that somebody has signed in to their account with a device that they have not used for 90 days. */
@Component
class NewDeviceMail {

    /**
     * What the mail tells.
     *
     * @param name empty for none
     */
    record Model(String name, String device, String address, String time, String link) {}

    private static final MailTemplate<Model> TEMPLATE = MailTemplate.of("new-device", Model.class);

    private final Devices devices;
    private final Users users;
    private final Mails mails;
    private final FrontendLinks links;
    private final Clock clock;

    NewDeviceMail(Devices devices, Users users, Mails mails, FrontendLinks links, Clock clock) {
        this.devices = devices;
        this.users = users;
        this.mails = mails;
        this.links = links;
        this.clock = clock;
    }

    /** In the transaction that opens the session, before it does and as its user; of a device once a day. */
    void sendIfNew(UserId id) {
        var device = devices.current();
        if (!devices.isNew(id, device)) {
            return;
        }
        var user = Objects.requireNonNull(users.get(id));
        var model = new Model(
                People.inMail(user.name()),
                device.system() == null ? device.browser() : device.browser() + ", " + device.system(),
                Objects.requireNonNullElse(CurrentCaller.get().ip(), "-"),
                time(user),
                links.home().toString());
        mails.send(MailDraft.to(user.email(), model.name(), TEMPLATE, model, user.locale(), key(device))
                .ofPerson());
    }

    private String time(User user) {
        var zone = user.timeZone() == null ? ZoneOffset.UTC : ZoneId.of(user.timeZone());
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG)
                .withLocale(user.locale())
                .withZone(zone)
                .format(clock.instant());
    }

    /** Of two sign-ins at once one sends it. */
    private String key(Device device) {
        return "new-device:" + device.browser() + ":" + device.system() + ":" + device.network() + ":"
                + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
