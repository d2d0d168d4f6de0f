import type { LucideIcon } from 'lucide-react';
import { CircleGauge, FileText, ListFilter, Send, Settings, Users, Workflow } from 'lucide-react';

export interface NavigationItem {
  readonly href: string;
  readonly name: 'overview' | 'contacts' | 'segments' | 'templates' | 'campaigns' | 'automations' | 'settings';
  readonly icon: LucideIcon;
}

export const overviewItem: NavigationItem = { href: '/', name: 'overview', icon: CircleGauge };
export const campaignsItem: NavigationItem = { href: '/campaigns', name: 'campaigns', icon: Send };
export const automationsItem: NavigationItem = { href: '/automations', name: 'automations', icon: Workflow };
export const templatesItem: NavigationItem = { href: '/templates', name: 'templates', icon: FileText };
export const contactsItem: NavigationItem = { href: '/contacts', name: 'contacts', icon: Users };
export const segmentsItem: NavigationItem = { href: '/segments', name: 'segments', icon: ListFilter };
export const settingsItem: NavigationItem = { href: '/settings', name: 'settings', icon: Settings };

/** Whether a page stands under an item: the overview only for itself, others with all below them. */
export const isCurrent = (pathname: string, href: string): boolean =>
  href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
