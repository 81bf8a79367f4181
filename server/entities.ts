import { AuditEntry, AuditSeal, SecurityEvent } from './audit/audit.entity'
import { Deadline } from './clocks/deadline.entity'
import { Activity, ActivityEvent, ActivityOrder, ActivityPost } from './features/activities/activity.entity'
import { CalendarFeed } from './features/activities/calendar-feed.entity'
import { AdministrativeChange } from './features/administration/administrative-change.entity'
import { Attachment } from './features/attachments/attachment.entity'
import { Callback } from './features/callbacks/callback.entity'
import { CheckEvent } from './features/check-ins/check-event.entity'
import { Complaint, ComplaintEvent } from './features/complaints/complaint.entity'
import { Emergency, EmergencyEvent, EmergencyOrder, EmergencyVillage } from './features/emergencies/emergency.entity'
import { BeneficiaryMonth, OrderFact, OrderTally } from './features/figures/order-fact.entity'
import { Attendance } from './features/hours/attendance.entity'
import { HoursDay, HoursEntry } from './features/hours/hours.entity'
import { HoursCase } from './features/hours/hours-case.entity'
import { MakeUp } from './features/hours/make-up.entity'
import { IntegrityClearance } from './features/integrity/clearance.entity'
import { Invitation } from './features/memberships/invitation.entity'
import { MembershipReveal } from './features/memberships/membership-reveal.entity'
import { MessageGrant, Notice } from './features/notices/notice.entity'
import { Offer } from './features/offers/offer.entity'
import { ServiceOrder } from './features/orders/order.entity'
import { ContactReveal, OrderContact, OrderPerson } from './features/orders/order-contact.entity'
import { OrderEvent, OrderExclusion } from './features/orders/order-event.entity'
import { Consent } from './features/people/consent.entity'
import { DeskGrant } from './features/people/desk-grant.entity'
import { Membership } from './features/people/membership.entity'
import { Person } from './features/people/person.entity'
import { Session } from './features/people/session.entity'
import { Place } from './features/places/place.entity'
import { Site } from './features/places/site.entity'
import { Plan, PlanChange, PlanRefusal, PlanSent } from './features/plans/plan.entity'
import { ProjectToken, ServiceProject, ServiceProjectVersion } from './features/projects/project.entity'
import { Service } from './features/projects/service.entity'
import { ServiceRecord, ServiceRecordEntry } from './features/records/record.entity'
import { RegisterExport, SavedRegister } from './features/registers/register.entity'
import { ReturnVisit, ReturnVisitEvent, VisitDraw } from './features/return-visits/return-visit.entity'
import { RecoveryCode, SecondFactor } from './features/security/second-factor.entity'
import { CalendarDay, Setting } from './features/settings/setting.entity'
import { SignUp, SignUpEvent, VolunteerCredential, VolunteerProfile, VolunteerReveal } from './features/sign-ups/sign-up.entity'
import { Urge } from './features/supervision/urge.entity'
import { SiteTask, TaskEvent, TaskEvidence } from './features/tasks/task.entity'
import { Team } from './features/teams/team.entity'
import { TeamBooking } from './features/teams/team-booking.entity'
import { TeamArea, TeamBlackout, TeamWeekly } from './features/teams/team-calendar.entity'
import { IdempotencyKey } from './http/idempotency.entity'
import { OutboxItem } from './outbox/outbox.entity'

/** Every table of the database. */
export const entities = [
  Place,
  Site,
  Person,
  Membership,
  Invitation,
  MembershipReveal,
  Session,
  DeskGrant,
  SecondFactor,
  RecoveryCode,
  Consent,
  Team,
  TeamArea,
  TeamWeekly,
  TeamBlackout,
  TeamBooking,
  Service,
  ServiceProject,
  ServiceProjectVersion,
  ProjectToken,
  ServiceOrder,
  OrderContact,
  ContactReveal,
  OrderPerson,
  OrderEvent,
  OrderExclusion,
  Offer,
  Activity,
  ActivityPost,
  ActivityOrder,
  ActivityEvent,
  CalendarFeed,
  SignUp,
  SignUpEvent,
  VolunteerProfile,
  VolunteerCredential,
  VolunteerReveal,
  Plan,
  PlanRefusal,
  PlanSent,
  PlanChange,
  Notice,
  MessageGrant,
  Callback,
  Urge,
  OrderFact,
  OrderTally,
  BeneficiaryMonth,
  Attachment,
  CheckEvent,
  Attendance,
  HoursEntry,
  HoursDay,
  HoursCase,
  MakeUp,
  ServiceRecord,
  ServiceRecordEntry,
  AdministrativeChange,
  SiteTask,
  TaskEvidence,
  TaskEvent,
  VisitDraw,
  ReturnVisit,
  ReturnVisitEvent,
  Complaint,
  ComplaintEvent,
  IntegrityClearance,
  Emergency,
  EmergencyVillage,
  EmergencyOrder,
  EmergencyEvent,
  RegisterExport,
  SavedRegister,
  Setting,
  CalendarDay,
  Deadline,
  OutboxItem,
  IdempotencyKey,
  AuditEntry,
  AuditSeal,
  SecurityEvent,
]
