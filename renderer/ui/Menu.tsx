import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import styles from './Menu.module.css';

interface MenuProps {
  /** The button that opens the menu. */
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
  side?: 'top' | 'bottom';
  align?: 'start' | 'end';
}

/** A list of commands that opens from a button; arrows, letters, Enter and Esc work. */
export function Menu({ trigger, children, side = 'bottom', align = 'start' }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} className={styles.positioner}>
          <Base.Popup className={styles.menu}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface MenuItemProps {
  icon: LucideIcon;
  children: ReactNode;
  onSelect: () => void;
  shortcut?: string;
  danger?: boolean;
  disabled?: boolean;
}

export function MenuItem({
  icon,
  children,
  onSelect,
  shortcut,
  danger = false,
  disabled = false,
}: MenuItemProps) {
  return (
    <Base.Item
      disabled={disabled}
      onClick={onSelect}
      className={classNames(styles.item, danger && styles.danger)}
    >
      <Icon icon={icon} size={18} />
      {children}
      {shortcut && <kbd>{shortcut}</kbd>}
    </Base.Item>
  );
}

interface MenuChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; icon: LucideIcon }[];
  onChange: (value: T) => void;
}

/** A group of items of which one is ticked. */
export function MenuChoice<T extends string>({
  label,
  value,
  options,
  onChange,
}: MenuChoiceProps<T>) {
  return (
    <Base.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      {options.map((option) => (
        <Base.RadioItem key={option.value} value={option.value} className={styles.item}>
          <Icon icon={option.icon} size={18} />
          {option.label}
          <Base.RadioItemIndicator className={styles.tick}>
            <Icon icon={Check} size={16} />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

interface SubMenuProps {
  icon: LucideIcon;
  label: string;
  children: ReactNode;
}

/** An item that leads to further ones; the right arrow opens it, too. */
export function SubMenu({ icon, label, children }: SubMenuProps) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={styles.item}>
        <Icon icon={icon} size={18} />
        {label}
        <Icon icon={ChevronRight} size={16} className={styles.more} />
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner sideOffset={2} alignOffset={-4} className={styles.positioner}>
          <Base.Popup className={styles.menu}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}

interface MenuTickProps {
  checked: boolean;
  children: ReactNode;
  onChange: (checked: boolean) => void;
}

/** An item that is on or off; the menu stays open for the next one. */
export function MenuTick({ checked, children, onChange }: MenuTickProps) {
  return (
    <Base.CheckboxItem checked={checked} onCheckedChange={onChange} className={styles.item}>
      <span className={styles.box}>
        <Base.CheckboxItemIndicator>
          <Icon icon={Check} size={16} />
        </Base.CheckboxItemIndicator>
      </span>
      {children}
    </Base.CheckboxItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className={styles.separator} />;
}
