import { type ComponentProps, useId } from 'react';

interface Props extends ComponentProps<'input'> {
  label: string;
  hint?: string;
  invalid: boolean;
}

export function Field({ label, hint, invalid, ...input }: Props) {
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, invalid ? 'sign-in-error' : ''].join(' ').trim();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} aria-invalid={invalid} aria-describedby={described || undefined} {...input} />
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
